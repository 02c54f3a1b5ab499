namespace LiteIpc;

/// <summary>
/// The connection of one process to the driver, as opening and mapping /dev/lite_ipc gives it: the in-memory
/// kernel of a board (<see cref="IpcProcess"/>) or the kernel of the emulator, behind a socket.
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

    /// <summary>Makes this process the context manager: samgr, handle 0. There is one at a time in the whole system.</summary>
    /// <param name="maxMessageSize">Bytes of the largest message that samgr takes, above 0.</param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Busy"/> when there is one; <see cref="EC.Invalid"/> for a size of 0 or less;
    /// <see cref="EC.NoInit"/> without a pool or once the door is closed; <see cref="EC.Commu"/> when the connection to the kernel is lost.
    /// </returns>
    int BecomeContextManager(int maxMessageSize);

    /// <summary>Context manager only: makes a handle for a process that registers its endpoint.</summary>
    /// <returns>
    /// The handle, above 0; <see cref="EC.Permission"/> for another process than the context manager; <see cref="EC.InvalidParam"/> when no
    /// process has that pid; <see cref="EC.NoSpace"/> when the table of handles is full; <see cref="EC.Commu"/> or <see cref="EC.NoInit"/>
    /// without a connection to the kernel.
    /// </returns>
    int GenerateHandle(int pid);

    /// <summary>Context manager only: takes a handle away; its holders are told that it is dead.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Permission"/> for another process; <see cref="EC.InvalidParam"/> when there is no such handle;
    /// <see cref="EC.Commu"/> or <see cref="EC.NoInit"/> without a connection to the kernel.
    /// </returns>
    int RemoveHandle(int handle);

    /// <summary>Context manager only: lets a process call a handle.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Permission"/> for another process; <see cref="EC.InvalidParam"/> when there is no such process or
    /// handle; <see cref="EC.Commu"/> or <see cref="EC.NoInit"/> without a connection to the kernel.
    /// </returns>
    int GrantAccess(int pid, int handle);

    /// <summary>Asks whether a handle is alive and this process may call it.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.InvalidParam"/> when not; <see cref="EC.Permission"/> when it is and may, but is that of the objects without a name of
    /// another device, whose end nobody is told of.
    /// </returns>
    int CheckHandle(int handle);

    /// <summary>
    /// Sends a request and, unless it is one-way, waits for its answer. A one-way request does not wait for room: it is refused with
    /// <see cref="EC.NoMemory"/> where there is none.
    /// </summary>
    /// <param name="target">The service or object to call.</param>
    /// <param name="code">The function.</param>
    /// <param name="request">The arguments, or null for none; not consumed, it may be sent again.</param>
    /// <param name="flag">One of <see cref="IpcFlag"/>.</param>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds; -1 for ever.</param>
    /// <param name="reply">
    /// The answer, to be freed by the caller: a <see cref="IpcMessageType.Reply"/> with <see cref="EC.Success"/>; with another
    /// code null, or a <see cref="IpcMessageType.FailedReply"/> that holds the code and the reason. Null for a one-way request.
    /// </param>
    /// <returns>
    /// <see cref="EC.Success"/>, of a one-way request once it is under way. When it was not delivered:
    /// <see cref="EC.Invalid"/> for a null, a time below -1, a request that overflowed or is too large;
    /// <see cref="EC.Failure"/> for <see cref="SvcIdentity.InvalidHandle"/>; <see cref="EC.NoService"/> while nobody is samgr;
    /// <see cref="EC.Permission"/> without access to the handle or object, or for an object that may not be passed on;
    /// <see cref="EC.NoMemory"/> when the receiver's pool has no room for this sender; <see cref="EC.NoSpace"/> when too many calls are under way;
    /// <see cref="EC.NoInit"/> without a pool or once the door is closed; <see cref="EC.Commu"/> when the connection to the kernel is lost.
    /// When it may have been carried out: <see cref="EC.DeadObject"/> when the process behind the handle has ended;
    /// <see cref="EC.Timeout"/>; <see cref="EC.Deadlock"/> when the calls would wait for each other for ever.
    /// Otherwise the code with which the receiver refused it: of samgr's endpoint <see cref="EC.NoHandler"/>, <see cref="EC.Permission"/>,
    /// <see cref="EC.BusBusy"/>, <see cref="EC.FlowCtrl"/>, <see cref="EC.UnknownCode"/>, <see cref="EC.Protocol"/>, <see cref="EC.Failure"/>,
    /// or one of the service's own.
    /// </returns>
    int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply);

    /// <summary>Waits for the next request or death notice.</summary>
    /// <param name="timeoutMs">How long to wait at most; -1 for ever.</param>
    /// <param name="message">The message, to be freed by the caller; null unless <see cref="EC.Success"/>.</param>
    /// <returns><see cref="EC.Success"/>, <see cref="EC.Timeout"/>, or <see cref="EC.NoInit"/> without a pool or once the door is closed.</returns>
    int Receive(int timeoutMs, out IpcMessage? message);

    /// <summary>Answers a two-way request that this process received. One answer a request; a second one is refused.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Invalid"/> for a request that waits for no answer (any more), or a reply that overflowed, which
    /// refuses the request; <see cref="EC.Commu"/> when the connection to the kernel is lost. Whether the caller has room for the reply is told
    /// to the caller alone.
    /// </returns>
    int SendReply(IpcMessage request, IpcIo? reply);

    /// <summary>Refuses a two-way request that this process received.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">The result of the call: one of <see cref="EC"/>, or a code of the service's own; <see cref="EC.Success"/> becomes <see cref="EC.Failure"/>.</param>
    /// <param name="reason">The reason in words; longer than 240 characters, it arrives shortened.</param>
    /// <returns>As <see cref="SendReply"/>.</returns>
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

    /// <summary>Ends the process as far as the driver is concerned; every call that waits in here returns at once.</summary>
    void Close();
}
