using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>A request with the code <see cref="Block"/> is served until the test ends it, one with <see cref="HoldUp"/> is not even passed on until then; all others are answered at once.</summary>
public sealed class StandbyTests : IDisposable
{
    private const int Block = 1;
    private const int Other = 2;
    private const int HoldUp = 3;
    private const int Token = SvcIdentity.FirstObjectToken + 3;
    private const int SoonMs = 2000;

    private readonly ChannelFixture _fixture = new();
    private readonly SemaphoreSlim _end = new(0);
    private readonly SemaphoreSlim _blocked = new(0);
    private readonly SemaphoreSlim _served = new(0);
    private volatile bool _runsHere;

    public void Dispose()
    {
        _end.Release(2);
        _fixture.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_request_that_is_served_for_long_holds_the_next_one_up_for_no_time(bool isFirstOneWay, bool isNextOneWay)
    {
        (_, ChannelPeer client, int handle) = _fixture.Pair(Serve);
        for (int round = 0; round < 10; round++)
        {
            TestThread first = BlockServer(client, handle, isFirstOneWay);
            for (int i = 0; i < 5; i++)
            {
                long start = Environment.TickCount64;
                if (isNextOneWay)
                {
                    Assert.Equal(EC.Success, client.Send(handle, Other, null));
                }
                else
                {
                    Assert.Equal(EC.Success, client.Call(handle, Other, null, out _));
                }

                Assert.True(_served.Wait(Patience.LimitMs, TestContext.Current.CancellationToken));
                Assert.InRange(Environment.TickCount64 - start, 0, SoonMs);
            }

            _end.Release();
            first.Join();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_may_not_overtake_those_before_it_waits_for_its_own_time_and_no_longer(bool isOneTaken)
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair(Serve);
        int own = _fixture.Publish(client, server);
        Assert.Equal(EC.Success, client.Send(handle, HoldUp, null));
        Assert.True(_blocked.Wait(Patience.LimitMs, TestContext.Current.CancellationToken));
        if (!isOneTaken)
        {
            Assert.Equal(EC.Success, client.Send(handle, Other, null));
        }

        long start = Environment.TickCount64;
        Assert.Equal(EC.Timeout, client.Call(handle, Other, ChannelFixture.NumberAndObject(1, own, Token), out _, timeoutMs: 100));
        Assert.InRange(Environment.TickCount64 - start, 0, SoonMs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_that_is_served_for_long_holds_up_no_message_that_goes_through_the_kernel(bool isFirstOneWay)
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair(Serve);
        int own = _fixture.Publish(client, server);
        TestThread first = BlockServer(client, handle, isFirstOneWay);
        for (int i = 0; i < 5; i++)
        {
            long start = Environment.TickCount64;
            Assert.Equal(EC.Success, client.Call(handle, Other, ChannelFixture.NumberAndObject(1, own, Token), out _));
            Assert.Equal(EC.Success, client.Send(handle, Other, ChannelFixture.NumberAndObject(1, own, Token)));
            Assert.Equal(EC.Success, client.Driver.ReleaseObject(handle, Token));
            Assert.InRange(Environment.TickCount64 - start, 0, SoonMs);
        }

        _end.Release();
        first.Join();
    }

    [Fact]
    public void A_server_that_calls_its_caller_back_while_it_serves_it_is_called_by_it()
    {
        const int deep = 6;
        int[] handles = new int[2];
        void CallBack(ChannelPeer peer, IpcMessage request) => peer.PassOn(request, () =>
        {
            int left = request.Data.ReadInt32();
            int result = left == 0 ? EC.Success : peer.Call(handles[peer.Pid == 6 ? 1 : 0], 1, ChannelFixture.Number(left - 1), out _);
            peer.Reply(request, ChannelFixture.Number(result));
        });
        (ChannelPeer server, ChannelPeer client, handles[0]) = _fixture.Pair(CallBack);
        client.Handler = CallBack;
        handles[1] = _fixture.Publish(client, server);

        for (int round = 0; round < 20; round++)
        {
            Assert.Equal(EC.Success, client.Call(handles[0], 1, ChannelFixture.Number(deep), out byte[]? reply));
            Assert.Equal(EC.Success, BitConverter.ToInt32(reply!));
        }
    }

    /// <summary>Waits until a request is being served on the thread that received it.</summary>
    private TestThread BlockServer(ChannelPeer client, int handle, bool isOneWay)
    {
        long end = Environment.TickCount64 + Patience.LimitMs;
        do
        {
            Assert.True(Environment.TickCount64 < end, "nobody stands by");
            Assert.Equal(EC.Success, client.Call(handle, Other, null, out _));
            _served.Wait();
        }
        while (!_runsHere);
        TestThread caller = new(() => Assert.Equal(
            EC.Success, isOneWay ? client.Send(handle, Block, null) : client.Call(handle, Block, null, out _)));
        Assert.True(_blocked.Wait(Patience.LimitMs));
        return caller;
    }

    private void Serve(ChannelPeer peer, IpcMessage request)
    {
        if (request.Code == Block)
        {
            peer.PassOn(request, () =>
            {
                _blocked.Release();
                _end.Wait();
                peer.Reply(request, null);
            });
            return;
        }

        if (request.Code == HoldUp)
        {
            _blocked.Release();
            _end.Wait();
        }

        _runsHere = request.RunsHere;
        peer.Reply(request, null);
        _served.Release();
    }
}
