using System;
using System.Collections;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr;

/// <summary>
/// Base of the generated stubs of callbacks: other processes call the object through it for as long as one of them holds it.
/// </summary>
/// <remarks>Calls run on work threads of the IPC Kit: one-way ones one after the other, others perhaps at the same time.</remarks>
public abstract class CallbackStub : RemoteStub
{
    private static readonly ArrayList _held = new ArrayList();

    private IpcSkeleton? _skeleton;
    private SamgrOptions? _options;

    /// <summary>Makes a stub.</summary>
    /// <param name="target">The object that is called.</param>
    /// <param name="descriptor">The name of its interface.</param>
    protected CallbackStub(object target, string descriptor)
        : base(descriptor)
    {
        Target = target;
    }

    /// <summary>The object that is called.</summary>
    public readonly object Target;

    /// <inheritdoc/>
    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        CallbackBuffers buffers = CallbackBuffers.Take(_options == null ? IpcLimits.MaxIoSize : _options.MaxReplySize);
        int result = data.ReadContent(buffers.Request) ? Serve(code, data.Signature, buffers.Request, buffers.Answer) : EC.Invalid;
        reply.WriteInt32(result);
        if (result == EC.Success)
        {
            reply.WriteContent(buffers.Answer);
        }

        buffers.GiveBack();
        return IpcError.Success;
    }

    private int Serve(int code, uint signature, IpcIo request, IpcIo answer)
    {
        int result;
        try
        {
            uint expected = SignatureOf(code);
            result = signature == expected || signature == IpcIo.AnySignature || expected == 0
                ? Dispatch(code, request, answer)
                : InterfaceStub.WriteError(
                    answer,
                    EC.Protocol,
                    InterfaceStub.RefusalOf(signature, Describe(code) ?? "function " + code + " of " + Descriptor));
            string? retired = result == EC.UnknownCode ? Describe(code) : null;
            result = retired == null ? result : InterfaceStub.WriteError(answer, EC.Protocol, retired);
        }
        catch (ServiceException error)
        {
            bool isMisleading = InterfaceStub.IsMisleading(error);
            result = InterfaceStub.WriteError(
                answer,
                isMisleading ? EC.Failure : error.Code,
                isMisleading ? Failed(code, error.Message) : error.Message);
        }
        catch (Exception error)
        {
            string line = "exception in function " + InterfaceProxy.NameOf(code, Describe(code)) + ": " + error;
            if (_options != null && _options.Adapter.IsDue(line))
            {
                _options.Log?.Write(LogLevel.Error, Descriptor, line);
            }

            result = InterfaceStub.WriteError(answer, EC.Failure, Failed(code, error.Message));
        }

        return result == EC.Success && !answer.Available ? EC.Invalid : result;
    }

    private string Failed(int code, string reason)
        => "function " + InterfaceProxy.NameOf(code, Describe(code)) + " of the callback " + Descriptor + " failed: " + reason;

    /// <summary>The signature of a function, which its requests carry in <see cref="Parcel.Signature"/>; 0 for a function that there is not.</summary>
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

    /// <inheritdoc/>
    protected override void OnReleased()
    {
        lock (_held)
        {
            if (!IsKept)
            {
                _held.Remove(this);
            }
        }
    }

    /// <summary>Registers the stub under which a process gives an object away: always the same one while others hold it.</summary>
    /// <param name="skeleton">The process's.</param>
    /// <param name="target">The object.</param>
    /// <param name="stub">A stub for it, if there is none yet.</param>
    /// <param name="options">The longest result of a call, and the log of exceptions.</param>
    /// <param name="identity">Its address; null while this process has no handle.</param>
    internal static CallbackStub Register(IpcSkeleton skeleton, object target, CallbackStub stub, SamgrOptions options, out SvcIdentity? identity)
    {
        lock (_held)
        {
            CallbackStub? held = Find(skeleton, target, stub.Descriptor);
            if (held == null)
            {
                held = stub;
                held._skeleton = skeleton;
                held._options = options;
                _held.Add(held);
            }

            identity = skeleton.Register(held);
            return held;
        }
    }

    private static CallbackStub? Find(IpcSkeleton skeleton, object target, string descriptor)
    {
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            CallbackStub held = (CallbackStub)_held[i]!;
            if (held._skeleton!.IsClosed)
            {
                // Nobody tells a process that has stopped who holds what.
                _held.RemoveAt(i);
            }
            else if (held.Target == target && held._skeleton == skeleton && held.Descriptor == descriptor)
            {
                return held;
            }
        }

        return null;
    }
}
