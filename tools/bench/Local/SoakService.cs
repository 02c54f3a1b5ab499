namespace Samgr.Bench.Local;

/// <summary>A service with a thread of its own whose messages are numbered one after the other.</summary>
internal sealed class SoakService : Service
{
    /// <summary>Messages that may be sent before their end is waited for.</summary>
    internal const int Batch = QueueSize - 1;

    // The place of the last message is given back only after it has been handled.
    private const int QueueSize = 1024;
    private const int PatienceMs = 60_000;

    private readonly ManualResetEventSlim _done = new();
    private int _left;
    private uint _next;

    public override string Name => "bench_soak";

    internal Identity Identity { get; private set; } = Identity.Invalid;

    /// <summary>Messages that have not come; valid while none comes.</summary>
    internal int Left => Volatile.Read(ref _left);

    /// <summary>Messages that came out of turn, or had no place in it.</summary>
    internal long Disorder { get; private set; }

    public override TaskConfig GetTaskConfig() => new(queueSize: QueueSize, taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        Identity = identity;
        return true;
    }

    public override bool MessageHandle(Request request)
    {
        Disorder += request.MsgValue == _next ? 0 : 1;
        _next = request.MsgValue + 1;
        if (--_left == 0)
        {
            _done.Set();
        }

        return true;
    }

    /// <summary>Says how many will be sent now.</summary>
    internal void Expect(int messages)
    {
        _left = messages;
        _done.Reset();
    }

    /// <summary>Waits until as many have been handled.</summary>
    /// <returns>False when one does not come.</returns>
    internal bool WaitForAll() => _done.Wait(PatienceMs);
}
