using Samgr.Bench.Native;

namespace Samgr.Bench.Local;

/// <summary>A service with a thread of its own that counts what it gets.</summary>
internal sealed class Sink : Service
{
    /// <summary>Messages that may be sent before their end is waited for.</summary>
    internal const int Batch = QueueSize - 1;

    // The place of the last message is given back only after it has been handled.
    private const int QueueSize = 1024;

    private readonly ManualResetEventSlim _done = new();
    private int _left;

    public override string Name => "bench_sink";

    internal Identity Identity { get; private set; } = Identity.Invalid;

    public override TaskConfig GetTaskConfig() => new(queueSize: QueueSize, taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        Identity = identity;
        return true;
    }

    public override bool MessageHandle(Request request)
    {
        Count();
        return true;
    }

    /// <summary>Says how many will be sent now.</summary>
    internal void Expect(int messages)
    {
        _left = messages;
        _done.Reset();
    }

    /// <summary>Waits until as many have been handled.</summary>
    internal void WaitForAll() => _done.Wait();

    internal void Pin(IReadOnlyList<int> cpus) => Affinity.PinNamed(Name, cpus);

    /// <summary>On the thread of the service: one more was handled.</summary>
    internal void Count()
    {
        if (--_left == 0)
        {
            _done.Set();
        }
    }
}
