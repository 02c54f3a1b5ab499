using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

public sealed class PermissionTests : IDisposable
{
    private const int Token = SvcIdentity.FirstObjectToken + 3;
    private const int GiveObject = 2;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_handle_that_was_never_granted_is_refused()
    {
        ChannelPeer server = _fixture.Open(6);
        ChannelPeer client = _fixture.Open(8);
        int granted = _fixture.Publish(server, client);
        int other = _fixture.Publish(server, clients: Array.Empty<ChannelPeer>());

        Assert.Equal(EC.Permission, client.Call(other, 1, null, out _));
        Assert.Equal(EC.Success, client.Call(granted, 1, null, out _));
        Assert.Equal(EC.Permission, client.Call(other, 1, null, out _));

        Assert.Equal(1, server.Handled);
    }

    [Fact]
    public void A_handle_that_samgr_takes_away_is_dead_and_that_is_told_once()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair();
        int other = _fixture.Publish(server, client);
        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
        Assert.Equal(EC.Success, client.Call(other, 1, null, out _));

        Assert.Equal(EC.Success, _fixture.Samgr.Driver.RemoveHandle(handle));

        Assert.Equal(EC.DeadObject, client.Call(handle, 1, null, out _));
        Assert.Equal(EC.DeadObject, client.Send(handle, 1, null));
        Assert.Equal(EC.Success, client.Call(other, 1, null, out _));
        Assert.Equal((IpcMessageType.DeathNotify, handle, 0), Assert.Single(client.Notices));
        Assert.Equal(3, server.HandledInChannel);
    }

    [Fact]
    public void An_object_that_is_not_held_cannot_be_called()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = Pair(() => { });
        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));

        Assert.Equal(EC.Permission, client.Call(handle, 1, null, out _, Token));
        Assert.Equal(EC.Permission, client.Send(handle, 1, null, Token));

        Assert.Equal(1, server.Handled);
    }

    [Fact]
    public void An_object_that_was_given_before_the_first_call_can_be_called()
    {
        ChannelPeer server = _fixture.Open(6);
        ChannelPeer client = _fixture.Open(8);
        int handle = _fixture.Publish(server, client);
        int behindClient = _fixture.Publish(client, server);
        client.Handler = (peer, request) =>
        {
            request.Data.ReadInt32();
            Assert.NotNull(request.Data.ReadRemoteObject());
            peer.Reply(request, null);
        };
        Assert.Equal(EC.Success, server.Call(behindClient, 1, ChannelFixture.NumberAndObject(0, handle, Token), out _));

        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _, Token));

        Assert.Equal(1, server.HandledInChannel);
    }

    [Fact]
    public void What_was_sent_to_an_object_before_it_was_given_back_arrives_and_what_comes_later_is_refused()
    {
        int arrived = 0;
        (ChannelPeer server, ChannelPeer client, int handle) = Pair(() => Interlocked.Increment(ref arrived));
        const int rounds = 50;
        for (int round = 1; round <= rounds; round++)
        {
            Take(client, handle);
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal(EC.Success, client.Send(handle, 1, null, Token));
            }

            Assert.Equal(EC.Success, client.Driver.ReleaseObject(handle, Token));

            // The kernel takes the release before this question.
            Assert.Equal(EC.Success, client.Driver.CheckHandle(handle));
            Assert.Equal(EC.Permission, client.Send(handle, 1, null, Token));
            Assert.Equal(EC.Permission, client.Call(handle, 1, null, out _, Token));
            Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
            Assert.Equal(round * 10, Volatile.Read(ref arrived));
        }

        Assert.True(server.HandledInChannel >= rounds * 11);
    }

    private static void Take(ChannelPeer client, int handle)
    {
        Assert.Equal(EC.Success, client.Driver.Transact(
            new SvcIdentity(handle, 0, 0), GiveObject, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
        reply!.Data.ReadInt32();
        Assert.Equal(Token, reply.Data.ReadRemoteObject()!.Token);
        client.Driver.FreeBuffer(reply);
    }

    private (ChannelPeer Server, ChannelPeer Client, int Handle) Pair(Action arrived)
    {
        int handle = 0;
        (ChannelPeer server, ChannelPeer client, handle) = _fixture.Pair((peer, request) =>
        {
            if (request.Token == Token)
            {
                arrived();
            }

            peer.Reply(request, request.Code == GiveObject ? ChannelFixture.NumberAndObject(0, handle, Token) : null);
        });
        return (server, client, handle);
    }
}
