using System;

namespace LiteIpc.Kit;

/// <summary>An object of this process that others can call once they were given it in a parcel.</summary>
/// <remarks>
/// Synchronous requests may run at the same time on several work threads; asynchronous ones run one after the other, in the
/// order in which each caller sent them. The kit keeps a stub alive as long as another process holds it, and then calls
/// <see cref="OnReleased"/>.
/// </remarks>
public abstract class RemoteStub : RemoteObject
{
    /// <summary>Asynchronous requests that wait for the one under way.</summary>
    internal readonly SerialQueue Waiting;

    /// <summary>Requests at which it threw.</summary>
    internal int Failures;

    /// <summary>Its entry in the stub table of its process; null while no other process can hold it.</summary>
    internal StubEntry? Entry;

    /// <summary>Makes a stub.</summary>
    /// <param name="descriptor">The name of its interface, 1 to <see cref="KitLimits.MaxToken"/> characters; others throw ArgumentException.</param>
    protected RemoteStub(string descriptor)
    {
        Waiting = new SerialQueue(this);
        if (string.IsNullOrEmpty(descriptor) || descriptor.Length > KitLimits.MaxToken)
        {
            throw new ArgumentException("the descriptor of a stub has to have 1 to " + KitLimits.MaxToken + " characters");
        }

        Descriptor = descriptor;
    }

    /// <summary>The name of its interface.</summary>
    public string Descriptor { get; }

    /// <inheritdoc/>
    public override bool IsRemoteDead => false;

    /// <inheritdoc/>
    public override int GetInterfaceDescriptor(out string? descriptor)
    {
        descriptor = Descriptor;
        return IpcError.Success;
    }

    /// <inheritdoc/>
    public override int AddDeathRecipient(IDeathRecipient? recipient) => recipient == null ? IpcError.CheckParam : IpcError.OnlyProxy;

    /// <inheritdoc/>
    public override int RemoveDeathRecipient(IDeathRecipient? recipient) => recipient == null ? IpcError.CheckParam : IpcError.OnlyProxy;

    /// <inheritdoc/>
    public override void AddRef()
    {
    }

    /// <inheritdoc/>
    public override void Release()
    {
    }

    /// <summary>
    /// Serves a request. A local caller runs it on its own thread, an asynchronous request, too, which thus is done when it
    /// returns and may nest: a stub of one's own has no queue.
    /// </summary>
    /// <param name="code">The function.</param>
    /// <param name="data">The arguments; valid until this returns.</param>
    /// <param name="reply">Takes the answer; what is written for an asynchronous request is dropped.</param>
    /// <param name="option">The option that the request was sent with; valid until this returns.</param>
    /// <returns><see cref="IpcError.Success"/>, or a code from <see cref="IpcError.FirstUserError"/> to <see cref="IpcError.LastUserError"/>.</returns>
    public abstract int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option);

    /// <summary>Whether the kit keeps it, as another process may hold it, or it is registered.</summary>
    protected bool IsKept => Entry != null;

    /// <summary>
    /// No other process holds the stub any more. Runs on a work thread, where <see cref="IsKept"/> says whether it has been given
    /// away again meanwhile.
    /// </summary>
    protected internal virtual void OnReleased()
    {
    }

    internal override SvcIdentity? IdentityIn(IpcSkeleton skeleton) => skeleton.Stubs.Export(this);

    internal override int Send(int code, Parcel data, Parcel? reply, MessageOption? option)
    {
        MessageOption sent = option ?? new MessageOption();
        Parcel answer = sent.IsAsync || reply == null ? new Parcel() : reply;
        int position = data.ReadPosition;
        data.RewindRead(0);
        answer.Empty();
        int answered = OnRemoteRequest(code, data, answer, sent);
        int result = Checked(answered);
        data.RewindRead(position);
        if (answer != reply)
        {
            answer.Reclaim();
        }
        else
        {
            answer.RewindRead(0);
        }

        return MessageOption.End(option, result, result, option == null || result == IpcError.Success ? string.Empty : Answered(code, answered));
    }

    /// <summary>The answer of a stub, in words.</summary>
    internal string Answered(int code, int result) => Descriptor + " answered code " + code + " with " + result;

    /// <summary>A code that a stub may answer with.</summary>
    internal static int Checked(int result)
        => result == IpcError.Success || IpcError.IsUser(result) ? result : IpcError.InvalidUserErrorCode;
}
