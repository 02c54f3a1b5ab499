namespace LiteIpc;

/// <summary>
/// The door of one process to the driver: what opening and mapping /dev/lite_ipc gives. Behind it stand the in-memory
/// kernel of a board (<see cref="IpcProcess"/>) or the connection to the emulator.
/// </summary>
/// <remarks>
/// Every method may be called from any thread. A process may send to samgr (handle 0), to itself, to a handle that samgr
/// granted it, and to one that it received inside a message; to nobody else.
/// </remarks>
public interface IIpcDriver
{
    /// <summary>The process, as the kernel knows it.</summary>
    int Pid { get; }

    /// <summary>The user that the process belongs to, as the kernel knows it.</summary>
    int Uid { get; }

    /// <summary>The group that the process belongs to, as the kernel knows it.</summary>
    int Gid { get; }

    /// <summary>False once the process has ended or lost its kernel.</summary>
    bool IsOpen { get; }

    /// <summary>Gives the process its message pool, once; before that it can neither send nor receive.</summary>
    /// <param name="size">Bytes, up to <see cref="IpcLimits.MaxPoolSize"/>.</param>
    /// <returns>
    /// <see cref="EC.Success"/>, <see cref="EC.Invalid"/> for a size out of range, <see cref="EC.Busy"/> when it has one,
    /// <see cref="EC.NoInit"/> once the door is closed.
    /// </returns>
    int MapPool(int size);

    /// <summary>
    /// Makes this process the context manager: samgr, handle 0. There is one at a time in the whole system; a second one
    /// gets <see cref="EC.Busy"/>.
    /// </summary>
    /// <param name="maxMessageSize">Bytes of the largest message that samgr takes, above 0.</param>
    int BecomeContextManager(int maxMessageSize);

    /// <summary>Context manager only: makes a handle for a process that registers its endpoint.</summary>
    /// <returns>The handle, above 0, or a negative result code.</returns>
    int GenerateHandle(int pid);

    /// <summary>Context manager only: takes a handle away; its holders are told that it is dead.</summary>
    int RemoveHandle(int handle);

    /// <summary>Context manager only: lets a process call a handle.</summary>
    int GrantAccess(int pid, int handle);

    /// <summary>Asks whether a handle is alive and this process may call it.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.InvalidParam"/> when not.</returns>
    int CheckHandle(int handle);

    /// <summary>
    /// Sends a request and, unless it is one-way, waits for its answer. A one-way request does not wait for room: it is refused with
    /// <see cref="EC.NoMemory"/> where there is none.
    /// </summary>
    /// <param name="target">Whom to call.</param>
    /// <param name="code">Which function.</param>
    /// <param name="request">The arguments, or null for none; not consumed, it may be sent again.</param>
    /// <param name="flag">One of <see cref="IpcFlag"/>.</param>
    /// <param name="timeoutMs">How long to wait at most; -1 for ever.</param>
    /// <param name="reply">
    /// The answer, to be freed by the caller: a <see cref="IpcMessageType.Reply"/> with <see cref="EC.Success"/>; with another
    /// code null, or a <see cref="IpcMessageType.FailedReply"/> that holds the code and the reason.
    /// </param>
    int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply);

    /// <summary>Waits for the next request or death notice.</summary>
    /// <param name="timeoutMs">How long to wait at most; -1 for ever.</param>
    /// <param name="message">The message, to be freed by the caller; null unless <see cref="EC.Success"/>.</param>
    /// <returns><see cref="EC.Success"/>, <see cref="EC.Timeout"/>, or <see cref="EC.NoInit"/> without a pool or once the door is closed.</returns>
    int Receive(int timeoutMs, out IpcMessage? message);

    /// <summary>Answers a two-way request that this process received. One answer a request; a second one is refused.</summary>
    int SendReply(IpcMessage request, IpcIo? reply);

    /// <summary>Refuses a two-way request that this process received.</summary>
    int SendFailedReply(IpcMessage request, int code, string reason);

    /// <summary>Gives a message back to the pool.</summary>
    void FreeBuffer(IpcMessage message);

    /// <summary>
    /// Gives a reference to an object back. Each <see cref="IpcIo.ReadRemoteObject"/> of an object of another process gives
    /// one; those that are not read go back with their message.
    /// </summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.InvalidParam"/> when this process has none.</returns>
    int ReleaseObject(int handle, int token);

    /// <summary>Asks, before an object of this process is forgotten, whether nobody holds it.</summary>
    /// <returns><see cref="EC.Success"/> when nobody does; <see cref="EC.Busy"/> when it has been given out again.</returns>
    int ForgetObject(int token);

    /// <summary>Ends the process as far as the driver is concerned; whoever waits in here returns at once.</summary>
    void Close();
}
