using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>
/// 64 bytes there and back through shared memory; a side whose peer last ran on another processor spins for up to 20 us
/// before it sleeps.
/// </summary>
internal sealed class SpinFloor(Lazy<PeerProcess> peer) : ProcessFloor(peer, FloorKind.Spinning)
{
    internal override string Name => "spin, then park";

    protected override unsafe Sample Measure(PeerProcess peer, Timings timings, Plan plan)
        => Time(new PingPong(peer.Memory, SocketEcho.Bytes, true), timings, plan);
}
