using LiteIpc;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

public sealed class ShareTests : IDisposable
{
    private const int MaxChannels = 4;

    private readonly List<RawPeer> _peers = [];
    private readonly KernelFixture _fixture = Make();
    private readonly Samgr.Emulator.Client.SocketDriver _manager;

    public ShareTests()
    {
        _manager = _fixture.Open(5, out _);
        Assert.Equal(EC.Success, _manager.BecomeContextManager(IpcLimits.MaxIoSize));
    }

    public void Dispose()
    {
        _peers.ForEach(peer => peer.Dispose());
        _fixture.Dispose();
    }

    [Fact]
    public void Fault_S9_ChannelsOfOneProcessLeaveRoomForThoseOfOthers()
    {
        RawPeer attacker = Open(9);
        RawPeer honest = Open(10);
        int opened = 0;
        int handle = 0;
        for (int pid = 20; pid < 20 + MaxChannels; pid++)
        {
            Open(pid);
            handle = _manager.GenerateHandle(pid);
            Assert.Equal(EC.Success, _manager.GrantAccess(9, handle));
            opened += OpensChannel(attacker, pid, handle) ? 1 : 0;
        }

        Assert.Equal(EC.Success, _manager.GrantAccess(10, handle));
        Assert.True(OpensChannel(honest, 1, handle), "there is no channel left");
        Assert.Equal(MaxChannels / 2, opened);
        Assert.Equal(MaxChannels / 2, _fixture.Channels!.Refused);
    }

    private static KernelFixture Make()
    {
        Assert.SkipUnless(Transports.HasChannels, "there are no channels here");
        return new KernelFixture(hasChannels: true, MaxChannels);
    }

    private static bool OpensChannel(RawPeer peer, int id, int handle)
    {
        peer.Send(FrameOp.OpenChannel, id, frame => frame.Int32(handle));
        while (peer.Reader.Next())
        {
            if (peer.Reader.Id == id && peer.Reader.Op is FrameOp.Result or FrameOp.ChannelOpened)
            {
                return peer.Reader.Op == FrameOp.ChannelOpened;
            }
        }

        throw new InvalidOperationException("the connection has ended");
    }

    private RawPeer Open(int pid)
    {
        RawPeer peer = _fixture.OpenRaw(pid, out _);
        _peers.Add(peer);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        return peer;
    }
}
