using LiteIpc;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>A process that stands at neither end of a channel.</summary>
public sealed class StrangerTests : IDisposable
{
    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_stranger_ends_no_channel()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair();
        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
        using RawPeer stranger = Stranger();

        stranger.Send(FrameOp.AbandonChannel, IdOf(client, handle), frame => frame.String("no use for it"));
        AwaitKernel(stranger, client, handle);

        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
        Assert.Equal(2, server.HandledInChannel);
    }

    [Fact]
    public void A_stranger_answers_no_call()
    {
        int call = 0;
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair((peer, request) => peer.PassOn(request, () =>
        {
            Volatile.Write(ref call, request.Sequence);
            _fixture.Gate.Wait(Patience.LimitMs);
            peer.Reply(request, ChannelFixture.Number(7));
        }));
        int result = EC.Failure;
        byte[]? reply = null;
        TestThread caller = new(() => result = client.Call(handle, 1, null, out reply));
        Patience.Until(() => Volatile.Read(ref call) != 0, "the call is being served");
        using RawPeer stranger = Stranger();

        stranger.Send(FrameOp.ChannelAnswer, IdOf(client, handle), frame =>
        {
            Array.ForEach([call, IpcMessageType.Reply, 0, handle, 0, 0, 1], frame.Int32);
            frame.Content(ChannelFixture.Number(666));
        });
        AwaitKernel(stranger, client, handle);
        _fixture.Gate.Set();
        caller.Join();

        Assert.Equal(EC.Success, result);
        Assert.Equal(7, BitConverter.ToInt32(reply!));
        Assert.Equal(1, server.HandledInChannel);
    }

    private static int IdOf(ChannelPeer client, int handle) => client.Link.Clients.Find(handle)!.Id;

    /// <summary>Waits until the kernel has taken what a peer has sent, and the client what the kernel has sent it then.</summary>
    private static void AwaitKernel(RawPeer peer, ChannelPeer client, int handle)
    {
        peer.Ask(FrameOp.CheckHandle, 2, handle);
        Assert.Equal(EC.Success, client.Driver.CheckHandle(handle));
    }

    private RawPeer Stranger()
    {
        RawPeer stranger = _fixture.Kernel.OpenRaw(9, out _);
        Assert.Equal(EC.Success, stranger.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        return stranger;
    }
}
