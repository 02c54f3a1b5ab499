using LiteIpc;

namespace Samgr.Tests;

/// <summary>The door of a process whose driver lets whoever receives a request serve it.</summary>
internal sealed class ReceivedHere(IIpcDriver driver) : IIpcDriver
{
    public int Pid => driver.Pid;

    public int Uid => driver.Uid;

    public int Gid => driver.Gid;

    public bool IsOpen => driver.IsOpen;

    public int MapPool(int size) => driver.MapPool(size);

    public int BecomeContextManager(int maxMessageSize) => driver.BecomeContextManager(maxMessageSize);

    public int GenerateHandle(int pid) => driver.GenerateHandle(pid);

    public int RemoveHandle(int handle) => driver.RemoveHandle(handle);

    public int GrantAccess(int pid, int handle) => driver.GrantAccess(pid, handle);

    public int CheckHandle(int handle) => driver.CheckHandle(handle);

    public int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
        => driver.Transact(target, code, request, flag, timeoutMs, out reply);

    public int Receive(int timeoutMs, out IpcMessage? message)
    {
        int result = driver.Receive(timeoutMs, out message);
        if (message != null)
        {
            message.RunsHere = message.Type == IpcMessageType.Request;
        }

        return result;
    }

    public int SendReply(IpcMessage request, IpcIo? reply) => driver.SendReply(request, reply);

    public int SendFailedReply(IpcMessage request, int code, string reason) => driver.SendFailedReply(request, code, reason);

    public void FreeBuffer(IpcMessage message) => driver.FreeBuffer(message);

    public int ReleaseObject(int handle, int token) => driver.ReleaseObject(handle, token);

    public int ForgetObject(int token) => driver.ForgetObject(token);

    public void Close() => driver.Close();
}
