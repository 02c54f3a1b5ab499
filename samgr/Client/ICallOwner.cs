namespace Samgr;

/// <summary>
/// The owner of a call that wants to know why it was refused: the owner that is passed to <see cref="IClientProxy.Invoke"/>
/// may be one. It is told instead of the log.
/// </summary>
public interface ICallOwner
{
    /// <summary>Called on the thread of the caller, before the call returns with the code of the refusal.</summary>
    /// <param name="reason">The reason, as the refusing side gives it; empty for none.</param>
    void OnRefused(string reason);
}
