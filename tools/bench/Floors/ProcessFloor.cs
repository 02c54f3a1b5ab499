using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>A floor between two processes.</summary>
internal abstract class ProcessFloor(Lazy<PeerProcess> peer, string kind) : Measurement
{
    private readonly Timings _timings = new();

    internal override bool IsSupported => Futex.IsSupported;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        peer.Value.Begin(kind, placement);
        Sample sample = Measure(peer.Value, _timings, plan);
        peer.Value.End();
        return sample;
    }

    /// <summary>The caller's side, from the first call to the end of the peer's.</summary>
    protected abstract Sample Measure(PeerProcess peer, Timings timings, Plan plan);

    private protected static Sample Time(PingPong pingPong, Timings timings, Plan plan)
    {
        timings.Start(plan.Budget);
        do
        {
            pingPong.Call();
        }
        while (timings.Mark());

        pingPong.End();
        return timings.Read();
    }
}
