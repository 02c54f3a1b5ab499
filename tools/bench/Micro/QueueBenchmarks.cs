using BenchmarkDotNet.Attributes;
using Samgr.Bench.Local;

namespace Samgr.Bench.Micro;

/// <summary>The queue of a service: messages in, until all have been handled.</summary>
[MemoryDiagnoser]
public class QueueBenchmarks
{
    private const int Batch = 1_000;

    private readonly Request _request = new(1);
    private SinkSystem _system = null!;

    /// <summary>Boots the process of the service.</summary>
    [GlobalSetup]
    public void Setup() => _system = new SinkSystem();

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _system.Samgr.Stop();

    /// <summary>One message of many.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public void Message()
    {
        _system.Sink.Expect(Batch);
        for (int i = 0; i < Batch; i++)
        {
            _system.Samgr.SendRequest(_system.Sink.Identity, _request, null);
        }

        _system.Sink.WaitForAll();
    }
}
