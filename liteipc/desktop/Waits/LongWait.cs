using System.Diagnostics;

namespace LiteIpc.Desktop;

/// <summary>A thread of this CLR that has waited for an answer for a while. Made on that thread; any other one may read it.</summary>
/// <param name="since">When it began to wait, on the clock that all processes have in common, <see cref="Stopwatch.GetTimestamp"/>.</param>
public abstract class LongWait(long since)
{
    private static int _lastId;
    private string? _refusal;

    /// <summary>Its number in this CLR, above 0.</summary>
    public int Id { get; } = Interlocked.Increment(ref _lastId) & int.MaxValue;

    /// <summary>When it began to wait, on the clock of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long Since { get; } = since;

    /// <summary>Milliseconds that it has waited.</summary>
    public int ElapsedMs => (int)Stopwatch.GetElapsedTime(Since).TotalMilliseconds;

    /// <summary>The managed number of the thread.</summary>
    public int ThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <summary>The owner of its thread: the driver of a process, or the process where it has none; null where a CLR holds one process.</summary>
    public abstract object? Process { get; }

    /// <summary>The process that it waits for: "pong (pid 7)".</summary>
    public abstract string Target { get; }

    /// <summary>The address that it has called; null within a process.</summary>
    public virtual SvcIdentity? Identity => null;

    /// <summary>The function that it called.</summary>
    public abstract int Function { get; }

    /// <summary>The whole time that it waits, in milliseconds; -1 for ever.</summary>
    public abstract int TimeoutMs { get; }

    /// <summary>The address of its call for other processes; of a wait within this process its thread.</summary>
    public virtual CallAddress Address => new(CallAddress.InProcess, ThreadId, -1);

    /// <summary>The reason why it is to end without an answer; null while it is not.</summary>
    public string? Refusal => Volatile.Read(ref _refusal);

    /// <summary>The last report of the machine on what holds it up; null for none.</summary>
    public string? Report { get; set; }

    /// <summary>The waits one of which has to end before this one can; null when one of the threads may go on, or that is not known here.</summary>
    /// <param name="isServed">Whether the call is being served by the one that waits so; otherwise it waits for its turn.</param>
    public abstract IReadOnlyList<LongWait>? Holders(out bool isServed);

    /// <summary>Ends it: it has closed a cycle. Any thread.</summary>
    /// <param name="reason">The cycle in words.</param>
    public void Refuse(string reason)
    {
        Volatile.Write(ref _refusal, reason);
        Wake();
    }

    /// <summary>Has its thread look at <see cref="Refusal"/>. Called on any thread; must not wait.</summary>
    protected abstract void Wake();
}

/// <summary>The address of a call, for those who look for it.</summary>
/// <param name="Channel">The channel that it went through, or one of the constants.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Token">The token of the service or object that is called.</param>
public readonly record struct CallAddress(int Channel, int Number, int Token)
{
    /// <summary>The kernel carries the call.</summary>
    public const int ThroughKernel = -1;

    /// <summary>The call does not leave its process; its number is that of the thread that waits.</summary>
    public const int InProcess = -2;
}

/// <summary>A thread that waits in an event for an answer from its own CLR.</summary>
/// <param name="answered">Set when there is an answer; the wait is the only one that takes it.</param>
/// <param name="since">When it began to wait, on the clock of <see cref="Stopwatch.GetTimestamp"/>.</param>
public abstract class EventWait(AutoResetEvent answered, long since) : LongWait(since)
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _refused = new(false);

    /// <summary>Waits, on its own thread, for the answer or <see cref="LongWait.Refuse"/>.</summary>
    /// <param name="timeoutMs">Milliseconds at most.</param>
    /// <returns>Whether there is an answer.</returns>
    public bool Wait(int timeoutMs) => WaitHandle.WaitAny([answered, _refused], timeoutMs) == 0;

    /// <summary>Takes the answer, without waiting.</summary>
    public bool Take()
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

    /// <inheritdoc/>
    protected override void Wake() => _refused.Set();
}
