using LiteIpc;

namespace Samgr.Testing;

/// <summary>
/// A double of a process's driver: passes everything on to another driver. A test derives from it and overrides the members it
/// wants to watch, to change or to refuse.
/// </summary>
/// <param name="inner">The driver behind it.</param>
public class TestDriver(IIpcDriver inner) : IIpcDriver
{
    /// <inheritdoc/>
    public virtual int Pid => Inner.Pid;

    /// <inheritdoc/>
    public virtual int Uid => Inner.Uid;

    /// <inheritdoc/>
    public virtual int Gid => Inner.Gid;

    /// <inheritdoc/>
    public virtual bool IsOpen => Inner.IsOpen;

    /// <summary>The driver behind it.</summary>
    protected IIpcDriver Inner { get; } = inner;

    /// <inheritdoc/>
    public virtual int MapPool(int size) => Inner.MapPool(size);

    /// <inheritdoc/>
    public virtual int BecomeContextManager(int maxMessageSize) => Inner.BecomeContextManager(maxMessageSize);

    /// <inheritdoc/>
    public virtual int GenerateHandle(int pid) => Inner.GenerateHandle(pid);

    /// <inheritdoc/>
    public virtual int RemoveHandle(int handle) => Inner.RemoveHandle(handle);

    /// <inheritdoc/>
    public virtual int GrantAccess(int pid, int handle) => Inner.GrantAccess(pid, handle);

    /// <inheritdoc/>
    public virtual int CheckHandle(int handle) => Inner.CheckHandle(handle);

    /// <inheritdoc/>
    public virtual int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
        => Inner.Transact(target, code, request, flag, timeoutMs, out reply);

    /// <inheritdoc/>
    public virtual int Receive(int timeoutMs, out IpcMessage? message) => Inner.Receive(timeoutMs, out message);

    /// <inheritdoc/>
    public virtual int SendReply(IpcMessage request, IpcIo? reply) => Inner.SendReply(request, reply);

    /// <inheritdoc/>
    public virtual int SendFailedReply(IpcMessage request, int code, string reason) => Inner.SendFailedReply(request, code, reason);

    /// <inheritdoc/>
    public virtual void FreeBuffer(IpcMessage message) => Inner.FreeBuffer(message);

    /// <inheritdoc/>
    public virtual int ReleaseObject(int handle, int token) => Inner.ReleaseObject(handle, token);

    /// <inheritdoc/>
    public virtual int ForgetObject(int token) => Inner.ForgetObject(token);

    /// <inheritdoc/>
    public virtual void Close() => Inner.Close();
}
