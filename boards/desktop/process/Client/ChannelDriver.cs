using LiteIpc;
using Samgr.Emulator.Channels;

namespace Samgr.Emulator.Client;

/// <summary>
/// The driver of an emulated process where processes share memory: messages go straight to the other process, and through the
/// kernel only what it has to know of: what carries objects or file descriptors, what goes to samgr, and what is refused.
/// </summary>
internal sealed class ChannelDriver(KernelLink link, SocketDriver kernel, ClientChannels clients, ServerChannels servers, int drainMs)
    : IIpcDriver
{
    /// <summary>No service has this token: a call of it comes back once everything before it has been passed on.</summary>
    private const int FenceToken = -1;

    public int Pid => kernel.Pid;

    public int Uid => kernel.Uid;

    public int Gid => kernel.Gid;

    public bool IsOpen => kernel.IsOpen;

    public int MapPool(int size)
    {
        int result = kernel.MapPool(size);
        if (result == EC.Success)
        {
            clients.SetPool(size);
            servers.SetPool(size);
        }

        return result;
    }

    public int BecomeContextManager(int maxMessageSize) => kernel.BecomeContextManager(maxMessageSize);

    public int GenerateHandle(int pid) => kernel.GenerateHandle(pid);

    public int RemoveHandle(int handle) => kernel.RemoveHandle(handle);

    public int GrantAccess(int pid, int handle) => kernel.GrantAccess(pid, handle);

    public int CheckHandle(int handle) => kernel.CheckHandle(handle);

    public int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
    {
        reply = null;
        if (target == null || timeoutMs < -1 || (request != null && !request.Available))
        {
            return EC.Invalid;
        }

        ClientChannel? channel = target.Handle > SvcIdentity.SamgrHandle ? clients.To(target.Handle) : null;
        if (channel == null)
        {
            return kernel.Transact(target, code, request, flag, timeoutMs, out reply);
        }

        if (channel.Takes(target, request))
        {
            int patience = flag == IpcFlag.OneWay ? drainMs : timeoutMs;
            int left = channel.PassedDetours == channel.Detours ? timeoutMs : Fence(channel, target, patience);
            if (channel.Transact(target, code, request, flag, link.Threads.Current, left, out int result, out reply))
            {
                return SocketDriver.ResultOf(result, ref reply, this);
            }
        }

        return Detour(channel, target, code, request, flag, timeoutMs, out reply);
    }

    public int Receive(int timeoutMs, out IpcMessage? message)
        => ChannelThread.Current is ChannelThread thread ? thread.Channel.Receive(thread, out message) : kernel.Receive(timeoutMs, out message);

    public int SendReply(IpcMessage request, IpcIo? reply)
        => IpcFailure.RefuseOverflow(this, request, reply) ? EC.Invalid : Answer(IpcMessageType.Reply, request, reply);

    public int SendFailedReply(IpcMessage request, int code, string reason)
        => Answer(IpcMessageType.FailedReply, request, IpcFailure.Write(code, reason));

    public int ReleaseObject(int handle, int token)
    {
        // Requests sent to the object before this are still allowed.
        clients.Find(handle)?.Drain(drainMs);
        return kernel.ReleaseObject(handle, token);
    }

    public int ForgetObject(int token) => kernel.ForgetObject(token);

    public void FreeBuffer(IpcMessage message)
    {
        DriverMessage own = (DriverMessage)message;
        switch (own.Door)
        {
            case ServerChannel channel:
                channel.Free(own);
                break;
            case ClientChannels owner:
                owner.Free(own);
                break;
            default:
                kernel.FreeBuffer(message);
                break;
        }
    }

    public void Close()
    {
        kernel.Close();
        clients.CloseAll();
        servers.CloseAll();
    }

    private int Answer(int type, IpcMessage request, IpcIo? content)
        => ((DriverMessage)request).Door is ServerChannel channel ? channel.Answer(type, request, content) : kernel.Answer(type, request, content);

    /// <summary>
    /// Sends through the kernel, once what went through the channel has been taken. A call waits for both as long as it may in all;
    /// a one-way message is refused when that is not taken, as it must not overtake it.
    /// </summary>
    private int Detour(ClientChannel channel, SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
    {
        if (flag == IpcFlag.OneWay)
        {
            if (!channel.Drain(drainMs, once: true))
            {
                reply = null;
                return EC.NoMemory;
            }

            int sent = kernel.Transact(target, code, request, flag, timeoutMs, out reply);
            channel.CountDetour();
            return sent;
        }

        long deadline = ClientChannel.DeadlineOf(timeoutMs);
        channel.Drain(timeoutMs);
        int left = LeftOf(timeoutMs, deadline);
        if (left != 0 || timeoutMs == 0)
        {
            return kernel.Transact(target, code, request, flag, left, out reply);
        }

        // The requests sent before have used up all its time.
        reply = link.Unanswered(null, channel.Peer.Pid, code, timeoutMs);
        return EC.Timeout;
    }

    /// <summary>Waits until what went to the server through the kernel has been passed on there.</summary>
    /// <returns>The rest of the time.</returns>
    private int Fence(ClientChannel channel, SvcIdentity target, int timeoutMs)
    {
        int detours = channel.Detours;
        long deadline = ClientChannel.DeadlineOf(timeoutMs);
        kernel.Transact(new SvcIdentity(target.Handle, FenceToken, 0), 0, null, IpcFlag.Default, timeoutMs, out IpcMessage? answer);
        if (answer != null)
        {
            kernel.FreeBuffer(answer);
        }

        channel.PassedDetours = detours;
        return LeftOf(timeoutMs, deadline);
    }

    private static int LeftOf(int timeoutMs, long deadline) => timeoutMs < 0 ? timeoutMs : ClientChannel.Left(deadline);
}
