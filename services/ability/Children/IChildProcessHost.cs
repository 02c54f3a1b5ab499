namespace Samgr.Ability;

/// <summary>
/// Starts child processes for this process. On the emulator it is the machine. A process can have children when its
/// <see cref="SamgrOptions.Host"/> is one of these.
/// </summary>
public interface IChildProcessHost
{
    /// <summary>Receives the reports on the children.</summary>
    IChildProcessEvents? Events { get; set; }

    /// <summary>The arguments that this process itself was started with; null unless it is a child that was started.</summary>
    ChildProcessArgs? CurrentArgs { get; }

    /// <summary>Starts a child. When it is accepted, <see cref="IChildProcessEvents.OnStarted"/> follows, once.</summary>
    /// <returns><see cref="ChildProcessError.Success"/>, or why it is refused.</returns>
    int Start(ChildProcessRequest request);

    /// <summary>Ends a child at once.</summary>
    /// <returns><see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidPid"/>; <see cref="ChildProcessError.Internal"/>.</returns>
    int Kill(int pid);

    /// <summary>Asks to be told of children that end, or no longer.</summary>
    /// <returns><see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.Internal"/>.</returns>
    int WatchExits(bool isWatched);
}

/// <summary>The reports of an <see cref="IChildProcessHost"/>. Implementations may not wait.</summary>
public interface IChildProcessEvents
{
    /// <summary>A child is ready, or will never be.</summary>
    /// <param name="request">Which: the <see cref="ChildProcessRequest.Id"/>.</param>
    /// <param name="pid">Its pid.</param>
    /// <param name="code">One of <see cref="ChildProcessError"/>.</param>
    /// <param name="handle">The handle of its object; -1 when there is none.</param>
    /// <param name="token">The token of its object.</param>
    void OnStarted(int request, int pid, int code, int handle, int token);

    /// <summary>A child that was started has ended other than by exit code 0.</summary>
    /// <param name="pid">Its pid.</param>
    /// <param name="signal">The signal that ended it, or 0.</param>
    /// <param name="exitCode">Its exit code, or 0.</param>
    void OnExited(int pid, int signal, int exitCode);
}
