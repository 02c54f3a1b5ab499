using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>64 bytes there and back over a Unix domain socket, with blocking calls.</summary>
internal sealed class SocketFloor(Lazy<PeerProcess> peer) : ProcessFloor(peer, FloorKind.Socket)
{
    internal override string Name => "Unix socket";

    protected override Sample Measure(PeerProcess peer, Timings timings, Plan plan)
    {
        timings.Start(plan.Budget);
        do
        {
            peer.Socket.Call();
        }
        while (timings.Mark());

        peer.Socket.End();
        return timings.Read();
    }
}
