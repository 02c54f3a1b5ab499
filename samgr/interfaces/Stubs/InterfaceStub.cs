using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Base of the generated stubs: serves the calls to an object that implements a service interface. An exception of the object
/// reaches the caller as a <see cref="ServiceException"/>. An unknown function is refused with <see cref="EC.UnknownCode"/>, one that is known
/// to have been retired with <see cref="EC.Protocol"/> (where the code has texts, as on the desktop), as is a request that was written
/// for another interface or another version of the function (one with <see cref="IpcIo.AnySignature"/> passes), and arguments that are
/// not the function's with <see cref="EC.Invalid"/>.
/// </summary>
/// <remarks>A reply begins with an int32: 0 and the results, or the code that was thrown and the message.</remarks>
public abstract partial class InterfaceStub : ServerProxy
{
    private const int MaxMessage = 240;

    private readonly int _version;
    private readonly ICallerAware? _aware;
    private SamgrLite? _samgr;
    private Identity? _identity;
    private bool _hasTask;
    private bool _isStarted;

    /// <summary>Makes a stub.</summary>
    /// <param name="target">The object that implements the interface.</param>
    /// <param name="version">The version of the interface.</param>
    protected InterfaceStub(object target, int version)
    {
        _version = version;
        _aware = target as ICallerAware;
    }

    /// <inheritdoc/>
    public override int Version => InterfaceVersion.ServerImplProxy | InterfaceVersions.BitsOf(_version);

    /// <summary>The description of the interface as JSON in ASCII.</summary>
    protected abstract string Description { get; }

    /// <inheritdoc/>
    public sealed override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (_hasTask)
        {
            return Serve(funcId, origin, request, reply);
        }

        lock (_noTask)
        {
            return Serve(funcId, origin, request, reply);
        }
    }

    /// <summary>Takes calls from now on. Called on the service's thread.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="identity">The address of messages to the service.</param>
    /// <param name="hasTask">Whether the service has a thread.</param>
    public void Start(SamgrLite samgr, Identity identity, bool hasTask)
    {
        lock (_localGate)
        {
            _samgr = samgr;
            _identity = identity;
            _hasTask = hasTask;
            _isStarted = true;
        }
    }

    /// <summary>The signature of a function, which its requests carry in <see cref="IpcIo.Signature"/>; 0 for a function that there is not.</summary>
    protected abstract uint SignatureOf(int function);

    /// <summary>
    /// A function with its interface, or since when there is none, for a person; null where the code has no such texts, as on a board.
    /// </summary>
    protected virtual string? Describe(int function) => null;

    /// <summary>Reads the arguments of a function, calls the object, and writes the results.</summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Invalid"/> for arguments that are not the function's; <see cref="EC.UnknownCode"/>.</returns>
    protected abstract int Dispatch(int function, IpcIo request, IpcIo reply);

    /// <summary>Begins the reply of a function that has not thrown; its results follow.</summary>
    protected static void BeginReply(IpcIo reply) => reply.WriteInt32(EC.Success);

    private int Serve(int function, IpcMessage? origin, IpcIo request, IpcIo reply)
    {
        if (function >= ReservedFunctions.First)
        {
            return ServeReserved(function, request, reply);
        }

        long start = Environment.TickCount64;
        int result;
        try
        {
            if (IsFor(function, request.Signature))
            {
                _aware?.OnCall(origin);
                result = Dispatch(function, request, reply);
            }
            else
            {
                result = RefuseSignature(function, request.Signature, reply);
            }

            if (result != EC.Success)
            {
                result = result == EC.UnknownCode ? RefuseRetired(function, reply) : result;
                _refused++;
            }
        }
        catch (ServiceException error)
        {
            _errors++;
            result = WriteFailure(function, error, reply);
        }
        catch (Exception error)
        {
            _errors++;
            result = WriteError(reply, EC.Failure, CountException(function, error));
        }

        Count(Environment.TickCount64 - start);
        return result;
    }

    internal static int WriteError(IpcIo reply, int code, string? message)
    {
        string text = message ?? string.Empty;
        reply.Rewind();
        reply.WriteInt32(code);
        reply.WriteString(text.Length > MaxMessage ? text.Substring(0, MaxMessage) : text);
        return EC.Success;
    }
}
