using System.Net.Sockets;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

/// <summary>Whoever connects to the kernel and does not say who it is takes next to nothing from it.</summary>
public sealed class SilentPeerTests : IDisposable
{
    private const int Many = 66;

    private readonly KernelFixture _fixture = new();
    private readonly List<RawPeer> _peers = [];

    public void Dispose()
    {
        _peers.ForEach(peer => peer.Dispose());
        _fixture.Dispose();
    }

    [Fact]
    public void Fault_S11_WhoeverInitDidNotStartIsSentAwayAtOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system does not tell who connects");
        _fixture.ExpectsAnybody = false;

        for (int i = 0; i < Many; i++)
        {
            _peers.Add(new RawPeer(_fixture.Socket));
            _peers[i].ExpectEnd();
        }

        _fixture.Refusals.WaitFor(line => line.Contains("was not started by init"));
        _fixture.ExpectsAnybody = true;
        Assert.True(_fixture.Open(6, out _).IsOpen);
    }

    [Fact]
    public void Fault_S11_OnlySoManyMaySaySomethingLater()
    {
        for (int i = 0; i < Many; i++)
        {
            _peers.Add(new RawPeer(_fixture.Socket));
        }

        Parallel.ForEach(_peers, new ParallelOptions { MaxDegreeOfParallelism = Many }, peer => peer.ExpectEnd());

        Assert.True(_fixture.Open(6, out _).IsOpen);
        _fixture.Refusals.WaitFor(line => line.Contains("at once"));
    }

    [Fact]
    public void Fault_S11_WhoeverSaysWhoItIsByteByByteHasNotMoreTime()
    {
        using Socket peer = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        peer.Connect(new UnixDomainSocketEndPoint(_fixture.Socket));
        peer.Send([200, 0, 0, 0]);
        bool isOver = false;

        for (int i = 0; i < 199 && !isOver; i++)
        {
            peer.Send([0]);
            isOver = peer.Poll(100_000, SelectMode.SelectRead);
        }

        Assert.True(isOver, "it is still listened to");
    }
}
