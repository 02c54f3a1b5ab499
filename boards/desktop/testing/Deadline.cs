using System.Diagnostics;

namespace Samgr.Testing;

/// <summary>The end of one wait, in time that the machine had for this process.</summary>
internal sealed class Deadline(int quietMs)
{
    private readonly long _end = MachineTime.GrantedMs + quietMs;
    private readonly long _start = Stopwatch.GetTimestamp();

    internal bool IsOver => MachineTime.GrantedMs >= _end;

    internal TimeoutException Missed(string what)
        => new($"waited {Stopwatch.GetElapsedTime(_start).TotalSeconds:0.0} s in vain {what} (the machine was {MachineTime.Slowness:0.0} times as slow as a quiet one at the end)");
}
