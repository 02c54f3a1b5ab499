namespace Samgr.Ability;

/// <summary>Receives the notice that a child that was started ended other than by exit code 0.</summary>
public interface IChildExitCallback
{
    /// <summary>A child has ended. Runs on the manager's callback thread; what it throws is logged.</summary>
    /// <param name="pid">Its pid.</param>
    /// <param name="signal">The signal that ended it; 0 when it ended by itself.</param>
    /// <param name="exitCode">Its exit code; 0 when a signal ended it.</param>
    void OnChildExited(int pid, int signal, int exitCode);
}
