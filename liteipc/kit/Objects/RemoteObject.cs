namespace LiteIpc.Kit;

/// <summary>An object that can be called: a stub of this process, or the proxy to one of another.</summary>
/// <remarks>Every method may be called from any thread.</remarks>
public abstract class RemoteObject
{
    /// <summary>Whether the object's process has ended, or a proxy has been released. Of a stub always false.</summary>
    public abstract bool IsRemoteDead { get; }

    /// <summary>Calls the object.</summary>
    /// <param name="code">The function, <see cref="KitLimits.FirstCode"/> to <see cref="KitLimits.LastCode"/>.</param>
    /// <param name="data">The arguments; not consumed.</param>
    /// <param name="reply">
    /// Takes the answer's content, replacing its own; may be null for an asynchronous request, which leaves it as it is.
    /// </param>
    /// <param name="option">The way of sending; null waits for the reply, 8 seconds at most.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; a code of the stub's own, <see cref="IpcError.FirstUserError"/> to
    /// <see cref="IpcError.LastUserError"/>; <see cref="IpcError.CheckParam"/>, <see cref="IpcError.CodeOutOfRange"/>;
    /// <see cref="IpcError.DeadRemoteObject"/> when its process has ended, also during the call;
    /// <see cref="IpcError.InvalidUserErrorCode"/> when the stub answered with another code;
    /// <see cref="IpcError.InnerError"/> when the request was refused or the time is up. <see cref="MessageOption.Result"/> and
    /// <see cref="MessageOption.Reason"/> say more.
    /// </returns>
    public int SendRequest(int code, Parcel? data, Parcel? reply, MessageOption? option = null)
    {
        bool isAsync = option != null && option.IsAsync;
        if (code < KitLimits.FirstCode || code > KitLimits.LastCode)
        {
            return MessageOption.End(
                option, IpcError.CodeOutOfRange, IpcError.CodeOutOfRange, "code " + code + " is not one of " + KitLimits.FirstCode + " to " + KitLimits.LastCode);
        }

        if (data == null || data.IsReclaimed || (reply == null && !isAsync) || (reply != null && reply == data))
        {
            return MessageOption.End(
                option, IpcError.CheckParam, IpcError.CheckParam, "the arguments are missing or reclaimed, or the parcel of the reply is missing or theirs");
        }

        return Send(code, data, reply, option);
    }

    /// <summary>Asks the object what interface it has.</summary>
    /// <param name="descriptor">The name; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or why it could not be asked.</returns>
    public abstract int GetInterfaceDescriptor(out string? descriptor);

    /// <summary>Asks to be told when the object's process ends. One that is added twice is told twice.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null, or of a released proxy;
    /// <see cref="IpcError.OnlyProxy"/> of a stub; <see cref="IpcError.InnerError"/> when it has ended already, or has
    /// <see cref="IpcContext.MaxDeathCallbacks"/> recipients.
    /// </returns>
    public abstract int AddDeathRecipient(IDeathRecipient? recipient);

    /// <summary>Takes back what one <see cref="AddDeathRecipient"/> of that very recipient asked for.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null, or of a released proxy;
    /// <see cref="IpcError.OnlyProxy"/> of a stub; <see cref="IpcError.InnerError"/> when it was not asked for, or has been told.
    /// </returns>
    public abstract int RemoveDeathRecipient(IDeathRecipient? recipient);

    /// <summary>Takes one more reference of a proxy; a stub needs none.</summary>
    public abstract void AddRef();

    /// <summary>Gives a reference back; a proxy without any cannot be used.</summary>
    public abstract void Release();

    /// <summary>The address under which a process may give this object away; null when it cannot.</summary>
    internal abstract SvcIdentity? IdentityIn(IpcSkeleton skeleton);

    internal abstract int Send(int code, Parcel data, Parcel? reply, MessageOption? option);
}
