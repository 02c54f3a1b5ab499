using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Kernel;

namespace Samgr.Emulator.Tests.Channels;

public sealed class EndTests : IDisposable
{
    private const int Callers = 8;
    private const int SoonMs = 10_000;
    private const int LateMs = 120_000;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Calls_that_wait_end_with_the_dead_object_code_when_the_server_ends()
    {
        for (int round = 0; round < 20; round++)
        {
            ChannelPeer server = _fixture.Open(20 + round, Never);
            ChannelPeer client = _fixture.Open(60 + round);
            int handle = _fixture.Publish(server, client);
            int[] results = WaitInCalls(server, client, handle, out TestThread[] callers);
            long start = Environment.TickCount64;

            server.Link.Close();

            Array.ForEach(callers, caller => caller.Join());
            Assert.InRange(Environment.TickCount64 - start, 0, SoonMs);
            Assert.All(results, result => Assert.Equal(EC.DeadObject, result));
            Assert.Equal(EC.DeadObject, client.Call(handle, 1, null, out _));
        }
    }

    [Fact]
    public void Calls_that_wait_end_when_their_own_process_loses_the_kernel()
    {
        for (int round = 0; round < 20; round++)
        {
            ChannelPeer server = _fixture.Open(20 + round, Never);
            ChannelPeer client = _fixture.Open(60 + round);
            int handle = _fixture.Publish(server, client);
            int[] results = WaitInCalls(server, client, handle, out TestThread[] callers);
            long start = Environment.TickCount64;

            client.Link.Close();

            Array.ForEach(callers, caller => caller.Join());
            Assert.InRange(Environment.TickCount64 - start, 0, SoonMs);
            Assert.All(results, result => Assert.Contains(result, (int[])[EC.Commu, EC.NoInit]));
            Assert.Contains(client.Call(handle, 1, null, out _), (int[])[EC.Commu, EC.NoInit]);
        }
    }

    [Fact]
    public void Who_waits_for_room_ends_too_when_the_server_ends()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            _fixture.Gate.Wait();
            peer.Reply(request, null);
        });
        int result = EC.Success;
        while (client.Send(handle, 1, null) == EC.Success)
        {
        }

        // Neither thread of the server takes any more; the ring is full, and its pool is not.
        TestThread sender = new(() => result = client.Call(handle, 1, null, out _, timeoutMs: LateMs));
        server.Link.Close();

        try
        {
            sender.Join();
            Assert.Equal(EC.DeadObject, result);
        }
        finally
        {
            _fixture.Gate.Set();
        }
    }

    [Fact]
    public void Processes_that_end_while_they_are_called_by_many_harm_nobody()
    {
        const int rounds = 60;
        ChannelPeer client = _fixture.Open(8);
        int handle = 0;
        bool isOver = false;
        int good = 0;
        TestThread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new TestThread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                int target = Volatile.Read(ref handle);
                int result = target == 0 ? EC.DeadObject : client.Call(target, 1, ChannelFixture.Number(target), out byte[]? _, timeoutMs: LateMs);
                Assert.Contains(result, (int[])[EC.Success, EC.DeadObject]);
                good += result == EC.Success ? 1 : 0;
            }
        }))];
        for (int round = 0; round < rounds; round++)
        {
            ChannelPeer server = _fixture.Open(20 + round);
            Volatile.Write(ref handle, _fixture.Publish(server, client));
            Assert.True(SpinWait.SpinUntil(() => server.HandledInChannel > round, Patience.LimitMs));
            server.Link.Close();
        }

        Volatile.Write(ref isOver, true);
        Array.ForEach(callers, caller => caller.Join());
        Assert.True(good > rounds);
    }

    [Fact]
    public void Nothing_of_a_channel_is_looked_at_once_it_has_ended()
    {
        using KernelChannel kernel = KernelChannel.Make(0, null!, null!, 0, out int[] files)!;
        ClientChannel channel = new(
            0, default, IpcLimits.MaxPoolSize, SharedMemory.Open(files[1], ChannelLayout.DataBytes, true)!,
            new ChannelControl(SharedMemory.Open(files[0], ChannelLayout.ControlBytes, false)!),
            new ClientChannels { Ask = _ => EC.NoSpace, Discard = _ => { } }, 0);
        Array.ForEach(files, SharedMemory.Close);
        SvcIdentity target = new(1, 0, 0);
        kernel.Control.AddHandle(target.Handle);
        Assert.True(channel.Takes(target, null));
        channel.Transact(target, 1, null, IpcFlag.OneWay, 1, 0, out int result, out _);
        Assert.Equal(EC.Success, result);
        Assert.False(channel.Drain(0));

        channel.Close();

        Assert.True(channel.Drain(0));
        Assert.False(channel.Takes(target, null));
        Assert.False(channel.Complete(1, new MessageInbox().Rent()));
    }

    private static void Never(ChannelPeer peer, IpcMessage request)
    {
    }

    private static int[] WaitInCalls(ChannelPeer server, ChannelPeer client, int handle, out TestThread[] callers)
    {
        int[] results = new int[Callers];
        callers = [.. Enumerable.Range(0, Callers).Select(number => new TestThread(
            () => results[number] = client.Call(handle, 1, null, out _, timeoutMs: LateMs)))];
        Assert.True(SpinWait.SpinUntil(() => server.HandledInChannel == Callers, Patience.LimitMs));
        return results;
    }
}
