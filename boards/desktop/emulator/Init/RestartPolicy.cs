using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>
/// Decides for one process whether and when it starts again. The wait doubles with each restart in a row and starts over
/// once the process has been up for a while.
/// </summary>
/// <param name="restart">The rule of the scenario.</param>
/// <param name="stableAfter">How long a process has to be up for its next restart to count as the first.</param>
internal sealed class RestartPolicy(ScenarioRestart restart, TimeSpan stableAfter)
{
    private const int LeastMs = 50;

    private long _nextMs = restart.BackoffMs;

    /// <summary>Tells the policy that the process has ended.</summary>
    /// <param name="exit">How it ended.</param>
    /// <param name="uptime">How long it had been up.</param>
    /// <returns>How long to wait before it starts again; null when it does not.</returns>
    public TimeSpan? Next(ProcessExit exit, TimeSpan uptime)
    {
        if (restart.Rule == RestartRule.Never || (restart.Rule == RestartRule.OnFailure && !exit.IsFailure))
        {
            return null;
        }

        if (uptime >= stableAfter)
        {
            _nextMs = restart.BackoffMs;
        }

        return TimeSpan.FromMilliseconds(Grow());
    }

    /// <summary>Tells the policy that the process could not be started, which has nothing to do with the rule.</summary>
    /// <returns>How long to wait before the next try, 50 ms at least.</returns>
    public TimeSpan NextStart() => TimeSpan.FromMilliseconds(Math.Max(Grow(), LeastMs));

    private long Grow()
    {
        long wait = Math.Min(_nextMs, restart.MaxBackoffMs);
        _nextMs = Math.Min(Math.Max(_nextMs * 2, 1), restart.MaxBackoffMs);
        return wait;
    }
}
