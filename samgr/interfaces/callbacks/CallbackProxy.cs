using System.Threading;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr;

/// <summary>
/// Base of the generated proxies of callbacks: a service calls an object of its caller through it. Two proxies to the same object
/// are equal.
/// </summary>
/// <remarks>
/// Every method may be called from any thread. The generated methods throw <see cref="ServiceException"/> and nothing else. The
/// service gives the proxy back with <see cref="Release"/> as soon as it is not needed, and else with the garbage.
/// </remarks>
public abstract class CallbackProxy
{
    private readonly RemoteObject _remote;
    private ServiceCall? _kept;
    private int _isKeptTaken;
    private bool _isReleased;

    /// <summary>Makes a proxy.</summary>
    /// <param name="remote">The object of the caller; the proxy takes over its reference.</param>
    protected CallbackProxy(RemoteObject remote)
    {
        _remote = remote;
    }

    /// <summary>Gives the object back with the garbage, where <see cref="Release"/> has not.</summary>
    ~CallbackProxy()
    {
        GiveBack();
    }

    /// <summary>The object of the caller, for its death recipients.</summary>
    public RemoteObject Remote => _remote;

    /// <summary>The address of the object; null for one of this process.</summary>
    internal SvcIdentity? Identity
    {
        get
        {
            RemoteProxy? proxy = _remote as RemoteProxy;
            return proxy == null ? null : proxy.Identity;
        }
    }

    /// <summary>Gives a callback back; one of this process, and null, are left alone.</summary>
    public static void Release(object? callback)
    {
        CallbackProxy? proxy = callback as CallbackProxy;
        if (proxy != null)
        {
            proxy.GiveBack();
        }
    }

    /// <summary>Whether the process of a callback has ended; one of this process has not.</summary>
    public static bool IsDead(object? callback)
    {
        CallbackProxy? proxy = callback as CallbackProxy;
        return proxy != null && proxy._remote.IsRemoteDead;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        CallbackProxy? other = obj as CallbackProxy;
        return other != null && other._remote == _remote;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => _remote.GetHashCode();

    /// <summary>Makes a call with a field for each result of the interface.</summary>
    protected abstract ServiceCall MakeCall();

    /// <summary>Reads the results of a function into the fields of its call.</summary>
    protected abstract void ReadReply(ServiceCall call, IpcIo reply);

    /// <summary>A function as the caller knows it, with its interface; null where its code has no such texts, as on a board.</summary>
    protected virtual string? Describe(int function) => null;

    /// <summary>A call to write the arguments into.</summary>
    /// <param name="function">The function.</param>
    /// <param name="signature">Its signature, as <see cref="IpcIo.Signature"/> says.</param>
    protected ServiceCall BeginCall(int function, uint signature)
    {
        ServiceCall call = TakeCall();
        call.Begin(function, signature, 0);
        return call;
    }

    /// <summary>Whether the arguments did not fit and have to be written again, into a larger buffer.</summary>
    protected bool MustGrow(ServiceCall call) => call.Grow(0);

    /// <summary>Gives a call back, its results read.</summary>
    protected void EndCall(ServiceCall call)
    {
        if (call == _kept)
        {
            Interlocked.Exchange(ref _isKeptTaken, 0);
        }
    }

    /// <summary>Calls and waits for the results.</summary>
    /// <exception cref="ServiceException">The call failed.</exception>
    protected void Call(ServiceCall call)
    {
        CallbackFrame frame = CallbackFrame.Take(MessageOption.Sync);
        int result = Run(call, frame, frame.Reply);
        if (result == EC.Success)
        {
            result = frame.Reply.ReadInt32(out int answered) != IpcError.Success ? EC.Invalid : answered;
            if (result == EC.Success && !frame.Reply.ReadContent(frame.Content))
            {
                result = EC.Invalid;
            }

            if (result == EC.Success)
            {
                if (call.BeginReply(frame.Content))
                {
                    ReadReply(call, frame.Content);
                }

                call.EndReply(frame.Content);
            }
        }

        string reason = frame.Option.Reason;
        frame.GiveBack();
        Check(call, result, reason);
    }

    /// <summary>Calls and waits for nothing.</summary>
    /// <exception cref="ServiceException">It could not be sent.</exception>
    protected void Send(ServiceCall call)
    {
        CallbackFrame frame = CallbackFrame.Take(MessageOption.Async);
        int result = Run(call, frame, null);
        string reason = frame.Option.Reason;
        frame.GiveBack();
        Check(call, result, reason);
        EndCall(call);
    }

    private ServiceCall TakeCall()
    {
        if (Interlocked.CompareExchange(ref _isKeptTaken, 1, 0) != 0)
        {
            return MakeCall();
        }

        _kept ??= MakeCall();
        return _kept;
    }

    private int Run(ServiceCall call, CallbackFrame frame, Parcel? reply)
    {
        frame.Data.Signature = call.Request.Signature;
        return !call.Request.Available || !frame.Data.WriteContent(call.Request)
            ? EC.Invalid
            : CodeOf(_remote.SendRequest(call.Function, frame.Data, reply, frame.Option), frame.Option.Result);
    }

    // The Kit has one code for most failures; what the kernel said is more.
    private static int CodeOf(int error, int result)
    {
        switch (error)
        {
            case IpcError.Success: return EC.Success;
            case IpcError.DeadRemoteObject: return EC.DeadObject;
            case IpcError.CheckParam: return EC.Invalid;
            default: return result < EC.Success ? result : EC.Failure;
        }
    }

    private void Check(ServiceCall call, int result, string reason)
    {
        if (result == EC.Success && call.Status == EC.Success)
        {
            return;
        }

        int status = call.Status;
        int function = call.Function;
        string? message = call.Message;
        EndCall(call);
        if (result != EC.Success)
        {
            string text = reason.Length == 0 ? InterfaceProxy.TextOf(result) : reason;
            throw new ServiceException(
                result, "function " + InterfaceProxy.NameOf(function, Describe(function)) + " of the callback " + GetType().Name + ": " + EC.NameOf(result) + (text.Length == 0 ? text : ", " + text))
            {
                IsOfTransport = true,
            };
        }

        string said = message ?? EC.NameOf(status);
        string? own = status == EC.Protocol ? Describe(function) : null;
        throw new ServiceException(status, own == null ? said : said + InterfaceProxy.BuiltFor(own));
    }

    private void GiveBack()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            _remote.Release();
        }
    }
}
