using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>200 KB there and back through shared memory: each side copies out what the other wrote before it answers.</summary>
internal sealed class EchoFloor(Lazy<PeerProcess> peer) : ProcessFloor(peer, FloorKind.Echo)
{
    internal const int Bytes = 200 * 1024;

    internal override string Name => "shared-memory echo";

    protected override unsafe Sample Measure(PeerProcess peer, Timings timings, Plan plan)
        => Time(new PingPong(peer.Memory, Bytes, true), timings, plan);
}
