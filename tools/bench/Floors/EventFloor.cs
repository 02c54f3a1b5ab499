using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>Two threads of one process wake each other through a ManualResetEventSlim each.</summary>
internal sealed class EventFloor : Measurement
{
    private readonly Timings _timings = new();

    internal override string Name => "ManualResetEventSlim";

    internal override Sample Measure(Placement placement, Plan plan)
    {
        using ManualResetEventSlim ping = new();
        using ManualResetEventSlim pong = new();
        bool stops = false;
        Thread server = new(() =>
        {
            Affinity.PinCurrentThread(placement.Second);
            for (Wait(ping); !Volatile.Read(ref stops); Wait(ping))
            {
                pong.Set();
            }
        });
        server.Start();
        _timings.Start(plan.Budget);
        do
        {
            ping.Set();
            Wait(pong);
        }
        while (_timings.Mark());

        Volatile.Write(ref stops, true);
        ping.Set();
        server.Join();
        return _timings.Read();
    }

    private static void Wait(ManualResetEventSlim signal)
    {
        signal.Wait();
        signal.Reset();
    }
}
