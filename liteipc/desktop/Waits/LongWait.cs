using System.Diagnostics;

namespace LiteIpc.Desktop;

/// <summary>A thread of this CLR that has waited for an answer for a while.</summary>
/// <param name="since">When it began to wait, on the clock that all processes have in common, <see cref="Stopwatch.GetTimestamp"/>.</param>
internal abstract class LongWait(long since)
{
    private static int _lastId;
    private string? _refusal;

    /// <summary>Its number in this CLR, above 0.</summary>
    internal int Id { get; } = Interlocked.Increment(ref _lastId) & int.MaxValue;

    internal long Since { get; } = since;

    internal int ElapsedMs => (int)Stopwatch.GetElapsedTime(Since).TotalMilliseconds;

    internal int ThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <summary>The owner of its thread: the driver of a process, or the process where it has none; null where a CLR holds one process.</summary>
    internal abstract object? Process { get; }

    /// <summary>The process that it waits for: "pong (pid 7)".</summary>
    internal abstract string Target { get; }

    /// <summary>The address that it has called; null within a process.</summary>
    internal virtual SvcIdentity? Identity => null;

    internal abstract int Function { get; }

    /// <summary>The whole time that it waits; -1 for ever.</summary>
    internal abstract int TimeoutMs { get; }

    /// <summary>The address of its call for other processes; of a wait within this process its thread.</summary>
    internal virtual CallAddress Address => new(CallAddress.InProcess, ThreadId, -1);

    /// <summary>The reason why it is to end without an answer; null while it is not.</summary>
    internal string? Refusal => Volatile.Read(ref _refusal);

    /// <summary>The last report of the machine on what holds it up; null for none.</summary>
    internal string? Report { get; set; }

    /// <summary>The waits one of which has to end before this one can; null when one of the threads may go on, or that is not known here.</summary>
    /// <param name="isServed">Whether the call is being served by the one that waits so; otherwise it waits for its turn.</param>
    internal abstract IReadOnlyList<LongWait>? Holders(out bool isServed);

    /// <summary>Ends it: it has closed a cycle.</summary>
    internal void Refuse(string reason)
    {
        Volatile.Write(ref _refusal, reason);
        Wake();
    }

    /// <summary>Has its thread look at <see cref="Refusal"/>.</summary>
    protected abstract void Wake();
}

/// <summary>The address of a call, for those who look for it.</summary>
/// <param name="Channel">The channel that it went through, or one of the constants.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Token">The token of the service or object that is called.</param>
internal readonly record struct CallAddress(int Channel, int Number, int Token)
{
    /// <summary>The kernel carries the call.</summary>
    internal const int ThroughKernel = -1;

    /// <summary>The call does not leave its process; its number is that of the thread that waits.</summary>
    internal const int InProcess = -2;
}

/// <summary>A thread that waits in an event for an answer from its own CLR.</summary>
internal abstract class EventWait(AutoResetEvent answered, long since) : LongWait(since)
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _refused = new(false);

    /// <summary>Waits.</summary>
    /// <returns>Whether there is an answer.</returns>
    internal bool Wait(int timeoutMs) => WaitHandle.WaitAny([answered, _refused], timeoutMs) == 0;

    /// <summary>Takes the answer, without waiting.</summary>
    internal bool Take()
    {
        lock (_gate)
        {
            return answered.WaitOne(0);
        }
    }

    /// <summary>Looks whether there is an answer, and leaves it for who waits.</summary>
    protected bool IsAnswered()
    {
        lock (_gate)
        {
            return answered.WaitOne(0) && answered.Set();
        }
    }

    protected override void Wake() => _refused.Set();
}
