namespace Samgr.Emulator;

/// <summary>Somebody has a process end and start anew. Belongs to init but for its outcome.</summary>
internal sealed class RestartRequest
{
    private readonly TaskCompletionSource<string?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the new run is under way, so that its end is the outcome.</summary>
    internal bool IsLaunched { get; set; }

    /// <summary>Completed when the process is up again: with null, or with the reason why it is not.</summary>
    internal Task<string?> Outcome => _outcome.Task;

    internal void End(string? problem) => _outcome.TrySetResult(problem);
}
