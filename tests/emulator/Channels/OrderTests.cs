using System.Collections.Concurrent;
using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

public sealed class OrderTests : IDisposable
{
    private const int Token = SvcIdentity.FirstObjectToken + 3;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Messages_of_a_sender_arrive_in_order_whichever_way_they_go(int seed)
    {
        const int senders = 3;
        const int messages = 600;
        ConcurrentQueue<int>[] arrived = [.. Enumerable.Range(0, senders).Select(_ => new ConcurrentQueue<int>())];
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            arrived[request.Code].Enqueue(request.Data.ReadInt32());
            peer.Reply(request, null);
        });
        int own = _fixture.Publish(client, server);

        TestThreads.Run(senders, sender =>
        {
            Random random = new((seed * 100) + sender);
            for (int i = 0; i < messages; i++)
            {
                IpcIo content = random.Next(4) == 0 ? ChannelFixture.NumberAndObject(i, own, Token) : ChannelFixture.Number(i);
                int result = random.Next(8) == 0 ? client.Call(handle, sender, content, out _) : client.Send(handle, sender, content);
                Assert.Equal(EC.Success, result);
            }

            Assert.Equal(EC.Success, client.Call(handle, sender, ChannelFixture.Number(messages), out _));
        });

        Assert.All(arrived, numbers => Assert.Equal(Enumerable.Range(0, messages + 1), numbers));
        Assert.InRange(server.HandledInChannel, senders * messages / 2, senders * messages);
    }

    [Fact]
    public void A_request_that_is_still_being_passed_on_is_not_overtaken_by_the_next_one()
    {
        const int messages = 40;
        ConcurrentQueue<int> arrived = new();
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            // As long as one takes to write a log line that nobody reads.
            if (!request.IsOneWay || request.Code % 4 == 0)
            {
                Thread.Sleep(10);
            }

            arrived.Enqueue(request.Code);
            peer.Reply(request, null);
        });

        for (int i = 0; i < messages; i++)
        {
            Assert.Equal(EC.Success, client.Send(handle, i, null));
        }

        Assert.Equal(EC.Success, client.Call(handle, messages, null, out _));

        Assert.Equal(Enumerable.Range(0, messages + 1), arrived);
    }

    [Fact]
    public void Replies_with_objects_reach_the_caller_that_waits()
    {
        const int threads = 6;
        const int calls = 500;
        int handle = 0;
        (_, ChannelPeer client, handle) = _fixture.Pair((peer, request) =>
        {
            int number = request.Data.ReadInt32();
            peer.Reply(request, number % 3 == 0 ? ChannelFixture.Number(number) : ChannelFixture.NumberAndObject(number, handle, Token));
        });

        TestThreads.Run(threads, thread =>
        {
            for (int i = thread * calls; i < (thread + 1) * calls; i++)
            {
                Assert.Equal(EC.Success, client.Driver.Transact(
                    new SvcIdentity(handle, 0, 0), 1, ChannelFixture.Number(i), IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
                Assert.Equal(i, reply!.Data.ReadInt32());
                Assert.Equal(i % 3 == 0 ? null : Token, reply.Data.ReadRemoteObject()?.Token);
                client.Driver.FreeBuffer(reply);
            }
        });
    }

    [Fact]
    public void A_reply_with_an_object_that_is_too_late_for_its_caller_finds_no_other_one()
    {
        int handle = 0;
        ChannelPeer server = _fixture.Open(6, (peer, request) => peer.PassOn(request, () =>
        {
            int number = request.Data.ReadInt32();
            if (number == 0)
            {
                _fixture.Gate.Wait();
            }

            peer.Reply(request, ChannelFixture.NumberAndObject(number, handle, Token));
        }));
        ChannelPeer first = _fixture.Open(8);
        handle = _fixture.Publish(server, first);
        TestThread waiting = new(() => first.Call(handle, 1, ChannelFixture.Number(0), out _));
        Assert.True(SpinWait.SpinUntil(() => server.HandledInChannel == 1, Patience.LimitMs));
        first.Link.Close();
        waiting.Join();
        Assert.True(first.Owner.WaitForEnd());

        ChannelPeer second = _fixture.Open(9);
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(9, handle));
        server.Handler = (peer, request) => peer.PassOn(request, () =>
        {
            _fixture.Gate.Set();

            // The kernel takes the late answer before this question.
            peer.Driver.CheckHandle(handle);
            peer.Reply(request, ChannelFixture.NumberAndObject(request.Data.ReadInt32(), handle, Token));
        });

        for (int i = 1; i < 20; i++)
        {
            Assert.Equal(EC.Success, second.Driver.Transact(
                new SvcIdentity(handle, 0, 0), 1, ChannelFixture.Number(i), IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
            Assert.Equal(i, reply!.Data.ReadInt32());
            second.Driver.FreeBuffer(reply);
        }
    }

    [Fact]
    public void Numbers_of_calls_that_begin_again_find_no_old_answer()
    {
        const int round = (1 << 14) - 1;
        int handle = 0;
        bool hasObject = false;
        (_, ChannelPeer client, handle) = _fixture.Pair((peer, request) =>
        {
            int number = request.Data.ReadInt32();
            peer.Reply(request, hasObject ? ChannelFixture.NumberAndObject(number, handle, Token) : ChannelFixture.Number(number));
        });
        for (int i = 0; i < round + 2; i++)
        {
            Volatile.Write(ref hasObject, i is > 0 and < round);
            Assert.Equal(EC.Success, client.Call(handle, 1, ChannelFixture.Number(i), out byte[]? reply));
            Assert.Equal(i, BitConverter.ToInt32(reply!));
        }
    }
}
