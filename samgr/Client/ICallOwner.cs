namespace Samgr;

/// <summary>
/// The owner of a call that wants to know why it was refused: what <see cref="IClientProxy.Invoke"/> is given as owner may be one. It
/// is told instead of the log.
/// </summary>
public interface ICallOwner
{
    /// <summary>Called on the thread of the caller, before the call returns with the code of the refusal.</summary>
    /// <param name="reason">Why, as whoever refused it says; empty where nobody did.</param>
    void OnRefused(string reason);
}
