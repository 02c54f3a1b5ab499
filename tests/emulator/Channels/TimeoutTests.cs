using System.Collections.Concurrent;
using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

public sealed class TimeoutTests : IDisposable
{
    private const int Keep = 1;
    private const int Echo = 2;
    private const int Slots = 64;

    private readonly ChannelFixture _fixture = new();
    private readonly ConcurrentQueue<IpcMessage> _kept = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_late_answer_reaches_no_other_call()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair(Serve);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(EC.Timeout, client.Call(handle, Keep, ChannelFixture.Number(-i), out _, timeoutMs: 1));
            Assert.Equal(EC.Success, client.Call(handle, Echo, ChannelFixture.Number(i), out byte[]? reply));
            Assert.Equal(i, BitConverter.ToInt32(reply!));
            AnswerKept(server);
        }

        Assert.Equal(200, server.HandledInChannel);
    }

    [Fact]
    public void Calls_go_on_through_the_kernel_while_no_slot_is_free_and_straight_again_afterwards()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair(Serve);
        for (int i = 0; i < Slots; i++)
        {
            Assert.Equal(EC.Timeout, client.Call(handle, Keep, null, out _, timeoutMs: 1));
        }

        Assert.True(SpinWait.SpinUntil(() => server.HandledInChannel == Slots, Patience.LimitMs));
        CallMany(client, handle);
        Assert.Equal((Slots + 50, Slots), (server.Handled, server.HandledInChannel));

        AnswerKept(server);
        CallMany(client, handle);
        Assert.Equal((Slots + 100, Slots + 50), (server.Handled, server.HandledInChannel));
    }

    private static void CallMany(ChannelPeer client, int handle)
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(EC.Success, client.Call(handle, Echo, ChannelFixture.Number(i), out byte[]? reply));
            Assert.Equal(i, BitConverter.ToInt32(reply!));
        }
    }

    private void AnswerKept(ChannelPeer server)
    {
        while (_kept.TryDequeue(out IpcMessage? request))
        {
            server.Reply(request, ChannelFixture.Number(666));
        }
    }

    private void Serve(ChannelPeer peer, IpcMessage request)
    {
        if (request.Code == Keep)
        {
            _kept.Enqueue(request);
            return;
        }

        ChannelFixture.Echo(peer, request);
    }
}
