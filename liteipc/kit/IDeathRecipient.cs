namespace LiteIpc.Kit;

/// <summary>Receives the notice, once, that the process of a remote object has ended.</summary>
public interface IDeathRecipient
{
    /// <summary>The process has ended. Runs on a work thread of the skeleton; what it throws is logged.</summary>
    void OnRemoteDied();
}
