using System.Diagnostics;
using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>How long a blocked read of a socket goes on once the process at its other end has been killed.</summary>
internal sealed class DeathFloor : Measurement
{
    internal override string Name => "end of a socket";

    internal override string Unit => Measuring.Unit.Milliseconds;

    internal override bool IsSupported => Futex.IsSupported;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        using PeerProcess peer = PeerProcess.Start();
        peer.Begin(FloorKind.Socket, placement);
        long killed = Stopwatch.GetTimestamp();
        peer.Kill();
        peer.Socket.WaitForEnd();
        return Sample.Of(Stopwatch.GetElapsedTime(killed).TotalMilliseconds);
    }
}
