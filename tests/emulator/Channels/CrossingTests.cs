using LiteIpc;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

public sealed class CrossingTests : IDisposable
{
    private const int Token = SvcIdentity.FirstObjectToken + 3;
    private const int GiveObject = 2;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_call_comes_from_whom_the_kernel_knows_and_the_kernel_carries_nothing_of_it()
    {
        (int Pid, int Uid, int Gid, int Tid) seen = default;
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            seen = (request.Pid, request.Uid, request.Gid, request.Tid);
            peer.Reply(request, ChannelFixture.Number(request.Data.ReadInt32() + 1));
        });

        Assert.Equal(EC.Success, client.Call(handle, 1, ChannelFixture.Number(41), out byte[]? reply));

        Assert.Equal(42, BitConverter.ToInt32(reply!));
        Assert.Equal((8, 1008, 2008), (seen.Pid, seen.Uid, seen.Gid));
        Assert.InRange(seen.Tid, client.Owner.FirstThread, client.Owner.FirstThread + TestOwner.ThreadCount - 1);
        Assert.Equal((1, 1), (server.Handled, server.HandledInChannel));
    }

    [Fact]
    public void A_reply_comes_from_whom_the_kernel_knows()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair();

        Assert.Equal(EC.Success, client.Driver.Transact(
            new SvcIdentity(handle, 0, 7), 1, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));

        Assert.Equal((6, 1006, 2006), (reply!.Pid, reply.Uid, reply.Gid));
        Assert.Equal((handle, 0, 7, 1), (reply.Handle, reply.Token, reply.Cookie, reply.Code));
        Assert.InRange(reply.Tid, server.Owner.FirstThread, server.Owner.FirstThread + TestOwner.ThreadCount - 1);
        client.Driver.FreeBuffer(reply);
    }

    [Fact]
    public void A_refusal_carries_its_code_and_reason()
    {
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            peer.Driver.SendFailedReply(request, EC.FlowCtrl, "too fast");
            peer.Driver.FreeBuffer(request);
        });

        int result = client.Driver.Transact(
            new SvcIdentity(handle, 0, 0), 1, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);

        Assert.Equal(EC.FlowCtrl, result);
        Assert.Equal("too fast", IpcFailure.ReasonOf(reply));
    }

    [Fact]
    public void A_second_answer_is_refused()
    {
        int[] results = new int[3];
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            results[0] = peer.Driver.SendReply(request, null);
            results[1] = peer.Driver.SendReply(request, null);
            results[2] = peer.Driver.SendFailedReply(request, EC.Failure, "again");
            peer.Driver.FreeBuffer(request);
        });

        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
        Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));

        Assert.Equal([EC.Success, EC.Invalid, EC.Invalid], results);
    }

    [Theory]
    [InlineData(0, IpcLimits.MaxIoSize)]
    [InlineData(Token, IpcLimits.MaxParcelSize)]
    public void Contents_of_any_size_come_back_equal(int token, int most)
    {
        (ChannelPeer server, ChannelPeer client, int handle) = Pair();
        Random random = new(20261126);
        int[] sizes = [0, 1, 143, 144, 145, 175, 176, 177, most - 1, most, .. Enumerable.Range(0, 200).Select(_ => random.Next(most + 1))];
        foreach (int size in sizes)
        {
            byte[] content = new byte[size];
            random.NextBytes(content);

            int result = client.CallWhenThereIsRoom(handle, 1, ChannelFixture.Bytes(content), out byte[]? reply, token);

            Assert.Equal(EC.Success, result);
            Assert.Equal(content, reply);
        }

        Assert.Equal(server.Handled, server.HandledInChannel);
    }

    [Theory]
    [InlineData(0, IpcLimits.MaxIoSize)]
    [InlineData(Token, 20_000)]
    public void Each_of_many_threads_gets_its_own_replies(int token, int most)
    {
        const int threads = 8;
        const int calls = 2000;
        (ChannelPeer server, ChannelPeer client, int handle) = Pair();
        int good = 0;

        TestThreads.Run(threads, number =>
        {
            Random random = new(number);
            for (int i = 0; i < calls; i++)
            {
                byte[] content = new byte[random.Next(random.Next(10) == 0 ? most : 256)];
                random.NextBytes(content);
                int result = client.CallWhenThereIsRoom(handle, 1, ChannelFixture.Bytes(content), out byte[]? reply, token);

                Assert.Equal(EC.Success, result);
                Assert.Equal(content, reply);
                Interlocked.Increment(ref good);
            }
        });

        Assert.Equal(threads * calls, good);
        Assert.Equal(0, _fixture.Kernel.Kernel.CallCount);
        Assert.True(server.HandledInChannel >= good);
    }

    [Fact]
    public void A_request_is_not_written_over_while_it_is_copied()
    {
        const int threads = 3;
        const int calls = 1000;
        const int size = 60_000;
        int mixed = 0;
        (ChannelPeer server, ChannelPeer client, int handle) = Pair();
        server.Handler = (peer, request) =>
        {
            ReadOnlySpan<byte> content = request.Data.ToArray();
            mixed += content.ContainsAnyExcept(content[0]) ? 1 : 0;
            peer.Reply(request, null);
        };

        TestThreads.Run(threads, number =>
        {
            byte[] content = new byte[size];
            Array.Fill(content, (byte)(number + 1));
            for (int i = 0; i < calls; i++)
            {
                Assert.Equal(EC.Success, client.CallWhenThereIsRoom(handle, 1, ChannelFixture.Bytes(content), out _, Token));
            }
        });

        Assert.Equal(0, mixed);
    }

    /// <summary>A pair whose client holds an object of the server.</summary>
    private (ChannelPeer Server, ChannelPeer Client, int Handle) Pair()
    {
        int handle = 0;
        (ChannelPeer server, ChannelPeer client, handle) = _fixture.Pair((peer, request) =>
        {
            if (request.Code == GiveObject)
            {
                peer.Reply(request, ChannelFixture.NumberAndObject(0, handle, Token));
                return;
            }

            ChannelFixture.Echo(peer, request);
        });
        Assert.Equal(EC.Success, client.Driver.Transact(
            new SvcIdentity(handle, 0, 0), GiveObject, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
        reply!.Data.ReadInt32();
        Assert.NotNull(reply.Data.ReadRemoteObject());
        client.Driver.FreeBuffer(reply);
        server.Handler = ChannelFixture.Echo;
        return (server, client, handle);
    }
}
