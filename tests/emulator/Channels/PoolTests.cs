using System.Collections.Concurrent;
using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

public sealed class PoolTests : IDisposable
{
    private const int Keep = 1;
    private const int Content = 1000;

    private readonly ChannelFixture _fixture = new();
    private readonly ConcurrentQueue<IpcMessage> _kept = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_flood_that_nobody_frees_is_refused_and_goes_on_once_it_is_freed()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair(Serve, IpcLimits.DefaultPoolSize);
        ChannelPeer other = _fixture.Open(9);
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(9, handle));
        const int share = ((IpcLimits.DefaultPoolSize / (Content + IpcLimits.MessageOverhead)) + 1) / 2;
        for (int round = 0; round < 20; round++)
        {
            int sent = Flood(client, handle);

            Assert.Equal(share, sent);
            Assert.Equal(EC.NoMemory, client.Call(handle, 2, ChannelFixture.Bytes(new byte[Content]), out _));
            Assert.Equal(EC.Success, other.Call(handle, 2, ChannelFixture.Bytes(new byte[Content]), out _));
            Assert.True(SpinWait.SpinUntil(() => _kept.Count == share, Patience.LimitMs));
            while (_kept.TryDequeue(out IpcMessage? message))
            {
                server.Driver.FreeBuffer(message);
            }

            Assert.Equal(EC.Success, client.CallWhenThereIsRoom(handle, 2, ChannelFixture.Bytes(new byte[Content]), out _));
            Assert.True(SpinWait.SpinUntil(() => client.Call(handle, 2, null, out _) == EC.Success, Patience.LimitMs));
        }
    }

    [Fact]
    public void A_reply_that_is_larger_than_the_pool_of_its_caller_is_refused()
    {
        ChannelPeer server = _fixture.Open(6, (peer, request) => peer.Reply(request, ChannelFixture.Bytes(new byte[request.Data.ReadInt32()])));
        ChannelPeer client = _fixture.Open(8, pool: 4096);
        int handle = _fixture.Publish(server, client);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(EC.NoMemory, client.Call(handle, 2, ChannelFixture.Number(4096), out _));
            Assert.Equal(EC.Success, client.Call(handle, 2, ChannelFixture.Number(4096 - IpcLimits.MessageOverhead), out byte[]? reply));
            Assert.Equal(4096 - IpcLimits.MessageOverhead, reply!.Length);
        }
    }

    [Fact]
    public void A_reply_that_is_given_back_twice_makes_no_room()
    {
        ChannelPeer server = _fixture.Open(6, (peer, request) => peer.Reply(request, ChannelFixture.Bytes(new byte[request.Data.ReadInt32()])));
        ChannelPeer client = _fixture.Open(8, pool: 4096);
        int handle = _fixture.Publish(server, client);
        Assert.Equal(EC.Success, client.Driver.Transact(
            new SvcIdentity(handle, 0, 0), 2, ChannelFixture.Number(2048), IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));

        client.Driver.FreeBuffer(reply!);
        client.Driver.FreeBuffer(reply!);

        Assert.Equal(EC.NoMemory, client.Call(handle, 2, ChannelFixture.Number(4096), out _));
    }

    [Fact]
    public void A_reply_that_no_service_may_send_is_refused_on_both_sides()
    {
        int sent = EC.Success;
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            sent = peer.Driver.SendReply(request, ChannelFixture.Bytes(new byte[IpcLimits.MaxIoSize + 1]));
            peer.Driver.FreeBuffer(request);
        });

        Assert.Equal(EC.Invalid, client.Call(handle, 2, null, out _));

        Patience.Until(() => Volatile.Read(ref sent) == EC.Invalid, "the server is told, too");
    }

    private static int Flood(ChannelPeer client, int handle)
    {
        int sent = 0;
        int result;
        while ((result = client.Send(handle, Keep, ChannelFixture.Bytes(new byte[Content]))) == EC.Success)
        {
            sent++;
        }

        Assert.Equal(EC.NoMemory, result);
        return sent;
    }

    private void Serve(ChannelPeer peer, IpcMessage request)
    {
        if (request.Code == Keep)
        {
            _kept.Enqueue(request);
            return;
        }

        peer.Reply(request, null);
    }
}
