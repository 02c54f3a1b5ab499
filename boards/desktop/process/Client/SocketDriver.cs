using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Client;

/// <summary>The driver of an emulated process: the kernel stands at the other end of a connection.</summary>
/// <remarks>
/// A call blocks the thread that makes it and nothing else. A one-way call waits until the kernel has accepted or refused it,
/// as the ioctl of the device does. A reply is not acknowledged: what the kernel refuses of it stands in the kernel's log.
/// </remarks>
internal sealed class SocketDriver(KernelLink link, ProcessConfiguration configuration) : IIpcDriver
{
    private const int IdleMs = 10;

    public int Pid { get; } = configuration.Pid;

    public int Uid { get; } = configuration.Uid;

    public int Gid { get; } = configuration.Gid;

    public bool IsOpen => link.IsOpen;

    public int MapPool(int size)
    {
        int result = link.Ask(FrameOp.MapPool, size);
        if (result == EC.Success)
        {
            link.PoolMapped(size);
        }

        return result;
    }

    public int BecomeContextManager(int maxMessageSize) => link.Ask(FrameOp.BecomeManager, maxMessageSize);

    public int GenerateHandle(int pid) => link.Ask(FrameOp.GenerateHandle, pid);

    public int RemoveHandle(int handle) => link.Ask(FrameOp.RemoveHandle, handle);

    public int GrantAccess(int pid, int handle) => link.Ask(FrameOp.GrantAccess, pid, handle);

    public int CheckHandle(int handle) => link.Ask(FrameOp.CheckHandle, handle);

    public int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
    {
        reply = null;
        if (target == null || (request != null && !request.Available))
        {
            return EC.Invalid;
        }

        int result = link.Transact(target, code, request, flag, timeoutMs, out reply);
        return ResultOf(result, ref reply, this);
    }

    /// <summary>The result of a call whose answer may be a refusal; one without content is freed here.</summary>
    internal static int ResultOf(int result, ref IpcMessage? reply, IIpcDriver driver)
    {
        if (reply == null || reply.Type != IpcMessageType.FailedReply)
        {
            return result;
        }

        result = IpcFailure.CodeOf(reply);
        if (reply.Data.Length == 0)
        {
            driver.FreeBuffer(reply);
            reply = null;
        }

        return result;
    }

    public int Receive(int timeoutMs, out IpcMessage? message)
    {
        int idle = timeoutMs < 0 ? IdleMs : Math.Min(IdleMs, timeoutMs);
        if (!link.IsCreditPending || idle == timeoutMs)
        {
            return link.Inbox.Take(timeoutMs, out message);
        }

        int result = link.Inbox.Take(idle, out message);
        if (result != EC.Timeout)
        {
            return result;
        }

        link.ReportCredit();
        return link.Inbox.Take(timeoutMs < 0 ? timeoutMs : timeoutMs - idle, out message);
    }

    public int SendReply(IpcMessage request, IpcIo? reply)
        => IpcFailure.RefuseOverflow(this, request, reply) ? EC.Invalid : Answer(IpcMessageType.Reply, request, reply);

    public int SendFailedReply(IpcMessage request, int code, string reason)
        => Answer(IpcMessageType.FailedReply, request, IpcFailure.Write(code, reason));

    public int ReleaseObject(int handle, int token)
        => link.Send(FrameOp.ReleaseObject, 0, handle, token) ? EC.Success : EC.InvalidParam;

    public int ForgetObject(int token) => link.Ask(FrameOp.ForgetObject, token);

    public void FreeBuffer(IpcMessage message) => link.Free((DriverMessage)message);

    public void Close() => link.Close();

    internal int Answer(int type, IpcMessage request, IpcIo? content)
    {
        if (request.Sequence <= 0)
        {
            return EC.Invalid;
        }

        bool sent = link.Answer(type, request, content);

        // A second answer is refused here; the message is still one that somebody waited for.
        request.Sequence = -request.Sequence;
        return sent ? EC.Success : EC.Commu;
    }
}
