namespace Samgr.Emulator.Kernel;

/// <summary>Decides which connection belongs to which process.</summary>
internal interface IAdmission
{
    /// <summary>
    /// Whether a connection of that system process may be one that is let in: one that init has started and that has not come in
    /// yet. Waits until init knows what it is about to start.
    /// </summary>
    bool Expects(int peerProcessId);

    /// <summary>Gives the process whose token that is, once.</summary>
    /// <param name="token">The token that the peer shows.</param>
    /// <param name="peerProcessId">The process id of the peer, from the operating system; -1 where it does not tell.</param>
    /// <param name="connection">The connection.</param>
    /// <returns>Null when the token is not known, used up, or was given to another process, which may still use it.</returns>
    IProcessOwner? Admit(string token, int peerProcessId, ProcessConnection connection);

    /// <summary>A connection was turned away.</summary>
    void Refused(int peerProcessId, string reason);

    /// <summary>A connection cannot be taken at the moment.</summary>
    void Troubled(string reason);
}
