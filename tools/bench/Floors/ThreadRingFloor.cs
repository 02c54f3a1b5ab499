using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>The ring between two threads of one process.</summary>
internal sealed class ThreadRingFloor : Measurement
{
    private readonly Timings _timings = new();

    internal override string Name => "ring, two threads";

    internal override bool IsSupported => Futex.IsSupported;

    internal override unsafe Sample Measure(Placement placement, Plan plan)
    {
        using SharedMemory memory = SharedMemory.Create();
        RingPair served = new(memory.Address);
        Thread server = new(() =>
        {
            Affinity.PinCurrentThread(placement.Second);
            served.Serve();
        });
        server.Start();
        Sample sample = RingFloor.Time(new RingPair(memory.Address), _timings, plan);
        server.Join();
        return sample;
    }
}
