using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>64 bytes there and back through shared memory, each side asleep on a futex while it waits.</summary>
internal sealed class ParkedFloor(Lazy<PeerProcess> peer) : ProcessFloor(peer, FloorKind.Parked)
{
    internal override string Name => "parked futex";

    protected override unsafe Sample Measure(PeerProcess peer, Timings timings, Plan plan)
        => Time(new PingPong(peer.Memory, SocketEcho.Bytes, false), timings, plan);
}
