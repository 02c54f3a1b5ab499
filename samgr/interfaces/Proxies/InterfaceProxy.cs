using System;
using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Base of the generated proxies. It calls a service of another process as any client proxy does, and one of its own process on
/// that service's thread: the arguments are copied either way.
/// </summary>
/// <remarks>Every method may be called from any thread. The generated methods throw <see cref="ServiceException"/> and nothing else.</remarks>
public abstract partial class InterfaceProxy : ClientProxy
{
    /// <summary>Milliseconds after which a failure that repeats itself is a warning again.</summary>
    private const int WarnAgainMs = 60000;

    private readonly Notify _onReply;
    private readonly int _version;
    private ServiceCall? _kept;
    private int _isKeptInUse;
    private SamgrLite? _samgr;
    private InterfaceStub? _local;
    private ClientProxy? _other;
    private string? _warning;
    private long _warnedAt;

    /// <summary>Makes a proxy.</summary>
    /// <param name="version">The version of the interface.</param>
    protected InterfaceProxy(int version)
    {
        _version = version;
        _onReply = OnReply;
    }

    /// <inheritdoc/>
    public override int Version => InterfaceVersion.ClientProxy | InterfaceVersions.BitsOf(_version);

    /// <summary>The process's samgr; null for a proxy that was not found.</summary>
    protected SamgrLite? Samgr => _samgr;

    /// <summary>Whether the service is one of this process.</summary>
    protected bool IsLocal => _local != null;

    /// <summary>Asks the service for the version of its interface.</summary>
    /// <exception cref="ServiceException">It does not answer, or its proxy is not a generated one.</exception>
    public int Ping()
    {
        ServiceCall call = BeginCall(ReservedFunctions.Ping, 0);
        Call(call);
        int version = call.Value;
        EndCall(call);
        return version;
    }

    /// <summary>Makes a call with a field for each result of the interface.</summary>
    protected abstract ServiceCall MakeCall();

    /// <summary>Reads the results of a function into the fields of its call.</summary>
    protected abstract void ReadReply(ServiceCall call, IpcIo reply);

    /// <summary>A function as the caller knows it, with its interface; null where its code has no such texts, as on a board.</summary>
    protected virtual string? Describe(int function) => null;

    /// <summary>A call to write the arguments into; <see cref="EndCall"/> gives it back.</summary>
    /// <param name="function">The function.</param>
    /// <param name="signature">Its signature, as <see cref="IpcIo.Signature"/> says.</param>
    /// <param name="objects">Objects among the arguments.</param>
    protected ServiceCall BeginCall(int function, uint signature, int objects = 0)
    {
        bool isKept = Interlocked.CompareExchange(ref _isKeptInUse, 1, 0) == 0;
        ServiceCall call = isKept ? _kept ??= MakeCall() : MakeCall();
        call.Begin(function, signature, objects);
        return call;
    }

    /// <summary>Whether the arguments did not fit and have to be written again, into a larger buffer.</summary>
    protected bool MustGrow(ServiceCall call, int objects = 0) => call.Grow(objects);

    /// <summary>Calls and waits for the results.</summary>
    /// <exception cref="ServiceException">The call failed, and has been given back.</exception>
    protected void Call(ServiceCall call)
    {
        int result = Run(call, false);
        if (result != EC.Success || call.Status != EC.Success)
        {
            throw Failed(call, result);
        }
    }

    /// <summary>Calls and waits for nothing; the call has been given back then.</summary>
    /// <exception cref="ServiceException">It could not be sent.</exception>
    protected void Send(ServiceCall call)
    {
        int result = Run(call, true);
        if (result != EC.Success)
        {
            throw Failed(call, result);
        }

        if (_local == null)
        {
            EndCall(call);
        }
        else
        {
            // The service has it now.
            Forget(call);
        }
    }

    /// <summary>Gives a call back, its results read.</summary>
    protected void EndCall(ServiceCall call)
    {
        if (call == _kept)
        {
            Interlocked.Exchange(ref _isKeptInUse, 0);
        }
    }

    internal void Bind(SamgrLite samgr, InterfaceStub? local, ClientProxy? other)
    {
        _samgr = samgr;
        _local = local;
        _other = other;
    }

    /// <summary>Reads a reply, on whatever thread has it.</summary>
    internal void OnReply(object? owner, int code, IpcIo reply)
    {
        ServiceCall call = (ServiceCall)owner!;
        if (call.BeginReply(reply))
        {
            if (call.Function == ReservedFunctions.Ping)
            {
                call.Value = reply.ReadInt32();
            }
            else
            {
                ReadReply(call, reply);
            }
        }

        call.EndReply(reply);
    }

    private int Run(ServiceCall call, bool isOneWay)
    {
        if (!call.Request.Available || References == 0)
        {
            return EC.Invalid;
        }

        if (_local != null)
        {
            call.Proxy = this;
            return _local.Call(call, isOneWay, out call.Result);
        }

        ClientProxy client = _other ?? this;
        return client.Invoke(call.Function, call.Request, call, isOneWay ? null : _onReply);
    }

    private ServiceException Failed(ServiceCall call, int result)
    {
        ServiceException error = result == EC.Success
            ? new ServiceException(call.Status, call.Message ?? EC.NameOf(call.Status))
            : new ServiceException(result, ReasonOf(call, result)) { IsOfTransport = true };
        if (result != EC.Success && _local == null)
        {
            Warn(error.Message);
        }

        if ((result == EC.Timeout || result == EC.Deadlock) && _local != null)
        {
            Forget(call);
        }
        else
        {
            EndCall(call);
        }

        return error;
    }

    // Its caller has the exception, and often logs it.
    private void Warn(string text)
    {
        long now = Environment.TickCount64;
        bool isNews = text != _warning || now - _warnedAt >= WarnAgainMs;
        if (isNews)
        {
            _warning = text;
            _warnedAt = now;
        }

        _samgr?.Options.WritePaced(isNews ? LogLevel.Warn : LogLevel.Debug, text);
    }

    /// <summary>The next call gets another object, for somebody else still has this one.</summary>
    private void Forget(ServiceCall call)
    {
        if (call == _kept)
        {
            _kept = null;
            Interlocked.Exchange(ref _isKeptInUse, 0);
        }
    }
}
