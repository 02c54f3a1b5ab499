using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>64 requests of 64 bytes on their way through a ring in shared memory, and their replies through another.</summary>
internal sealed class RingFloor(Lazy<PeerProcess> peer) : ProcessFloor(peer, FloorKind.Ring)
{
    internal override string Name => "ring";

    protected override unsafe Sample Measure(PeerProcess peer, Timings timings, Plan plan)
        => Time(new RingPair(peer.Memory), timings, plan);

    /// <summary>The caller's side; what it returns is the time of one request and its reply.</summary>
    internal static Sample Time(RingPair rings, Timings timings, Plan plan)
    {
        for (int i = 0; i < RingPair.Outstanding; i++)
        {
            rings.Send();
        }

        timings.Start(plan.Budget);
        do
        {
            for (int i = 0; i < RingPair.Outstanding; i++)
            {
                rings.Receive();
                rings.Send();
            }
        }
        while (timings.Mark());

        for (int i = 0; i < RingPair.Outstanding; i++)
        {
            rings.Receive();
        }

        rings.End();
        return timings.Read(RingPair.Outstanding);
    }
}
