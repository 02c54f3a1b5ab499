using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>One end writes into the shared memory whatever it wants; the other one lives on.</summary>
public sealed class HostileTests : IDisposable
{
    private const int Inline = RequestLayout.IsInline;
    private const int InUse = 64;

    private readonly ChannelFixture _fixture = new();
    private readonly ChannelPeer _server;
    private readonly int _handle;
    private int _nextPid = 100;

    public HostileTests()
    {
        _server = _fixture.Open(6, (peer, request) =>
        {
            if (request.Data.Length != 4)
            {
                ChannelFixture.Echo(peer, request);
            }
        });
        _handle = _fixture.Publish(_server, clients: Array.Empty<ChannelPeer>());
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(0, -1, Inline)]
    [InlineData(0, int.MinValue, Inline)]
    [InlineData(0, int.MaxValue, 0)]
    [InlineData(0, RequestLayout.InlineBytes + 1, Inline)]
    [InlineData(0, IpcLimits.MaxParcelSize + 1, 0)]
    [InlineData(0, 8, ChannelLayout.ArenaBytes - 4)]
    [InlineData(0, 8, -2)]
    [InlineData(0, 8, int.MaxValue)]
    [InlineData(-5, 8, Inline)]
    [InlineData(InUse, 8, Inline)]
    [InlineData(0, IpcLimits.MaxParcelSize, 0)]
    public void What_no_client_sends_ends_the_channel_with_a_line_that_says_why(int call, int size, int arenaAt)
    {
        using RawPeer peer = Intruder(out RawChannel channel, IpcLimits.MaxPoolSize);
        channel.Write(_handle, 0, InUse, 4, Inline);
        channel.Send();
        channel.Write(_handle, 0, call, size, arenaAt);
        channel.Send();
        channel.Write(_handle, 0, 0, size, arenaAt);
        if (size == IpcLimits.MaxParcelSize)
        {
            channel.Write(_handle, 0, -1, size, arenaAt);
        }

        channel.Send();

        peer.Expect(FrameOp.ChannelEnded);
        Assert.False(channel.IsOpen);
        _server.Owner.Events.WaitFor(line => line.StartsWith($"abandon {channel.Id} ", StringComparison.Ordinal));
        channel.Dispose();
        Assert.Equal(EC.NoSpace, peer.Ask(FrameOp.OpenChannel, 2, _handle));
        AssertServes();
    }

    [Theory]
    [InlineData(1, 0, EC.DeadObject)]
    [InlineData(0, SvcIdentity.FirstObjectToken + 1, EC.Permission)]
    public void A_request_that_the_kernel_would_refuse_is_refused(int toHandle, int token, int code)
    {
        using RawPeer peer = Intruder(out RawChannel channel);
        channel.Write(_handle + toHandle, token, InUse, 0, Inline);
        channel.Send();
        channel.WaitUntilTaken();

        const int slot = ChannelLayout.Calls;
        Assert.True(channel.IsOpen);
        Assert.Equal(0, _server.Handled);
        Assert.Equal((InUse, IpcMessageType.FailedReply), (channel[slot], channel[slot + CallLayout.Type]));
        Assert.Equal(code, channel[slot + CallLayout.Content]);
        channel.Dispose();
        AssertServes();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_thread_number_that_is_not_the_clients_own_is_replaced(int claimed)
    {
        int seen = 0;
        _server.Handler = (peer, request) =>
        {
            Volatile.Write(ref seen, request.Tid);
            ChannelFixture.Echo(peer, request);
        };
        using RawPeer peer = Intruder(out RawChannel channel);
        channel.Write(_handle, 0, InUse, 0, Inline);
        channel[channel.NextSlot + RequestLayout.Tid] = claimed;
        channel.Send();
        channel.WaitUntilTaken();

        Assert.True(SpinWait.SpinUntil(() => channel[ChannelLayout.Calls] == InUse, Patience.LimitMs));
        Assert.Equal((_nextPid - 1) * 100, Volatile.Read(ref seen));
        channel.Dispose();
    }

    [Fact]
    public void A_size_that_changes_while_it_is_read_shows_nothing_of_other_messages()
    {
        const int rounds = 1000;
        const int small = 8;
        const int large = 140;
        const int own = 0x55555555;
        int strange = 0;
        _server.Handler = (peer, request) =>
        {
            strange += request.Code == 1 && request.Data.ToArray().Any(value => value != unchecked((byte)own)) ? 1 : 0;
            peer.Reply(request, null);
        };
        using RawPeer peer = Intruder(out RawChannel channel);
        int slot = channel.NextSlot;
        bool isOver = false;
        TestThread changer = new(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                int at = Volatile.Read(ref slot) + RequestLayout.Size;
                channel[at] = small;
                channel[at] = large;
            }
        });
        for (int round = 0; round < rounds && channel.IsOpen; round++)
        {
            Fill(channel, _handle, code: 2, large, -1);
            channel.Send();
            channel.WaitUntilTaken();
            Fill(channel, _handle, code: 1, large, own);
            Volatile.Write(ref slot, channel.NextSlot);
            channel.Send();
            channel.WaitUntilTaken();
        }

        Volatile.Write(ref isOver, true);
        changer.Join();
        Assert.True(channel.IsOpen);
        Assert.Equal(0, Volatile.Read(ref strange));
        channel.Dispose();
        _server.Handler = ChannelFixture.Echo;
        AssertServes();
    }

    [Fact]
    public void A_flood_beyond_the_pool_of_the_server_ends_the_channel()
    {
        ConcurrentQueue<IpcMessage> kept = new();
        _server.Handler = (_, request) => kept.Enqueue(request);
        using RawPeer peer = Intruder(out RawChannel channel);
        const int most = IpcLimits.MaxPoolSize / IpcLimits.MaxIoSize;
        for (int i = 0; i <= most && channel.IsOpen; i++)
        {
            channel.Write(_handle, 0, 0, IpcLimits.MaxIoSize, 0);
            channel.Send();
            channel.WaitUntilTaken();
        }

        peer.Expect(FrameOp.ChannelEnded);
        Assert.InRange(kept.Count, 1, most);
        _server.Owner.Events.WaitFor(line => line.Contains("more requests than the pool", StringComparison.Ordinal));
        channel.Dispose();
        foreach (IpcMessage request in kept)
        {
            _server.Driver.FreeBuffer(request);
        }

        _server.Handler = ChannelFixture.Echo;
        AssertServes();
    }

    [Fact]
    public void Any_requests_at_all_leave_the_server_working()
    {
        Random random = new(20261126);
        using RawPeer peer = Intruder(out RawChannel channel);
        for (int i = 0; i < 200_000; i++)
        {
            int size = random.Next(RequestLayout.InlineBytes + 1);
            bool isInline = random.Next(4) != 0;
            channel.Write(
                random.Next(3) == 0 ? random.Next() : _handle, random.Next(2) == 0 ? random.Next() : 0, 0,
                size == 4 ? 5 : size, isInline ? Inline : random.Next(ChannelLayout.ArenaBytes - size));
            channel[channel.NextSlot + RequestLayout.Cpu] = random.Next(-2, 4);
            channel[channel.NextSlot + RequestLayout.Tid] = random.Next();
            Scribble(channel, random);
            channel.Send();
            if (i % 100 == 0)
            {
                channel.WakeServer();
            }

            SpinWait.SpinUntil(() => channel.IsTaken || !channel.IsOpen, 1);
            if (!channel.IsTaken)
            {
                channel.WakeServer();
                channel.WaitUntilTaken();
            }

            Assert.True(channel.IsOpen);
        }

        channel.Dispose();
        AssertServes();
    }

    [Fact]
    public void Any_bytes_at_all_leave_the_server_working()
    {
        Random random = new(7);
        for (int round = 0; round < 100; round++)
        {
            using RawPeer peer = Intruder(out RawChannel channel);
            for (int i = 0; i < 50 && channel.IsOpen; i++)
            {
                for (int at = RequestLayout.Handle; at < ChannelLayout.SlotBytes; at += 4)
                {
                    channel[channel.NextSlot + at] = random.Next(3) switch { 0 => random.Next(-2, 200), 1 => _handle, _ => random.Next() };
                }

                channel[random.Next(ChannelLayout.SignalBytes / 4) * 4] = random.Next();
                channel.Send();
            }

            channel.Dispose();
        }

        AssertServes();
    }

    [Fact]
    public void Any_answers_at_all_give_the_caller_a_code()
    {
        Random random = new(11);
        using RawPeer server = _fixture.Kernel.OpenRaw(7, out _);
        Assert.Equal(EC.Success, server.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        ChannelPeer client = _fixture.Open(8);
        int handle = _fixture.Samgr.Driver.GenerateHandle(7);
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(8, handle));
        int result = EC.Success;
        RawChannel? channel = null;
        for (int round = 0; round < 300; round++)
        {
            TestThread caller = new(() => result = client.Call(handle, 1, null, out _));
            channel ??= RawChannel.Serve(server);
            int position = ChannelLayout.Ring + ((round & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes);
            Assert.True(SpinWait.SpinUntil(() => channel[position] == round + 1, Patience.LimitMs));
            int call = channel[position + RequestLayout.Call];
            int slot = ChannelLayout.Calls + ((call & 63) * ChannelLayout.CallBytes);
            bool isSound = random.Next(4) == 0;
            channel[slot + CallLayout.Type] = isSound ? IpcMessageType.Reply : random.Next(2) == 0 ? random.Next() : IpcMessageType.Reply;
            channel[slot + CallLayout.Size] = isSound ? random.Next(8) : random.Next(IpcLimits.MaxParcelSize + 1, int.MaxValue) * (random.Next(2) == 0 ? -1 : 1);
            channel[ChannelLayout.Consumed] = random.Next(3) == 0 ? random.Next() : round + 1;
            channel[ChannelLayout.Copied] = random.Next(3) == 0 ? random.Next() : round + 1;
            channel[ChannelLayout.Freed] = random.Next();
            channel[ChannelLayout.Freed] = (round + 1) * IpcLimits.MessageOverhead;
            channel[ChannelLayout.Consumed] = round + 1;
            channel[ChannelLayout.Copied] = round + 1;
            channel[slot] = call;
            channel.RingCall(call & 63);
            caller.Join();
            Assert.Equal(isSound ? EC.Success : EC.Commu, result);
        }

        channel!.Dispose();
        Assert.Equal(0, client.Handled);
    }

    [Fact]
    public void An_answer_through_the_kernel_with_another_number_finds_nobody()
    {
        const int next = 1 << ChannelLayout.CallBits;
        using RawPeer server = _fixture.Kernel.OpenRaw(7, out _);
        Assert.Equal(EC.Success, server.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        ChannelPeer client = _fixture.Open(8);
        int handle = _fixture.Samgr.Driver.GenerateHandle(7);
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(8, handle));
        byte[]? reply = null;
        TestThread caller = new(() => Assert.Equal(EC.Success, client.Call(handle, 1, null, out reply)));
        using RawChannel channel = RawChannel.Serve(server);
        Patience.Until(() => channel[ChannelLayout.Ring] == 1, "the request is there");
        int call = channel[ChannelLayout.Ring + RequestLayout.Call];

        server.Send(FrameOp.ChannelAnswer, channel.Id, frame =>
        {
            Array.ForEach([call + next, IpcMessageType.Reply, 0, handle, 0, 0, 1], frame.Int32);
            frame.Content(ChannelFixture.Number(666));
        });
        server.Ask(FrameOp.CheckHandle, 2, handle);
        Assert.Equal(EC.Success, client.Driver.CheckHandle(handle));
        channel[ChannelLayout.Calls + CallLayout.Type] = IpcMessageType.Reply;
        channel[ChannelLayout.Calls + CallLayout.Size] = 4;
        channel[ChannelLayout.Calls + CallLayout.Content] = 7;
        channel[ChannelLayout.Calls] = call;
        channel.RingCall(0);
        caller.Join();

        Assert.Equal(7, BitConverter.ToInt32(reply!));
    }

    private static void Fill(RawChannel channel, int handle, int code, int size, int value)
    {
        int slot = channel.NextSlot;
        for (int at = RequestLayout.Content; at < ChannelLayout.SlotBytes; at += 4)
        {
            channel[slot + at] = value;
        }

        channel.Write(handle, 0, 0, size, Inline);
        channel[slot + RequestLayout.Code] = code;
    }

    private static void Scribble(RawChannel channel, Random random)
    {
        int[] words = [ChannelLayout.Busy, ChannelLayout.Watched, ChannelLayout.StandbyBell, ChannelLayout.RoomWanted, ChannelLayout.RoomBell, ChannelLayout.ServerCpu];
        channel[words[random.Next(words.Length)]] = random.Next();
    }

    private RawPeer Intruder(out RawChannel channel, int pool = IpcLimits.DefaultPoolSize)
    {
        RawPeer peer = _fixture.Kernel.OpenRaw(_nextPid, out _);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, pool));
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(_nextPid++, _handle));
        channel = RawChannel.Open(peer, _handle);
        return peer;
    }

    private void AssertServes()
    {
        ChannelPeer honest = _fixture.Open(_nextPid++);
        Assert.Equal(EC.Success, _fixture.Samgr.Driver.GrantAccess(honest.Pid, _handle));
        int before = _server.HandledInChannel;
        Assert.Equal(EC.Success, honest.Call(_handle, 1, ChannelFixture.Bytes([1, 2, 3]), out byte[]? reply));
        Assert.Equal([1, 2, 3], reply);
        Assert.True(_server.HandledInChannel > before);
    }
}
