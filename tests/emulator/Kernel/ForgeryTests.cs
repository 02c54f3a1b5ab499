using System.Buffers.Binary;
using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

public sealed class ForgeryTests : IDisposable
{
    private readonly KernelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_handle_that_was_not_granted_is_refused()
    {
        int handle = StartServer(out _, out _);
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Post(1, handle);

        peer.Expect(FrameOp.Result);
        Assert.Equal(EC.Permission, peer.Reader.Int32());
        Assert.True(owner.Ipc.IsOpen);
    }

    [Fact]
    public void A_reply_to_somebody_elses_call_is_refused_and_the_call_goes_on()
    {
        int handle = StartServer(out SocketDriver manager, out SocketDriver server);
        SocketDriver caller = _fixture.Open(8, out _);
        Assert.Equal(EC.Success, manager.GrantAccess(8, handle));
        int result = EC.Failure;
        IpcMessage? reply = null;
        Thread call = new(() => result = caller.Transact(new SvcIdentity(handle, 0, 0), 1, null, IpcFlag.Default, Patience.LimitMs, out reply));
        call.Start();
        Assert.Equal(EC.Success, server.Receive(Patience.LimitMs, out IpcMessage? request));
        using RawPeer intruder = Intruder(out TestOwner owner);

        intruder.Send(FrameOp.Answer, 0, frame =>
        {
            foreach (int value in new[] { request!.Sequence, IpcMessageType.Reply, 0, handle, 0, 0, 1 })
            {
                frame.Int32(value);
            }

            frame.Content(Number(666));
        });
        _fixture.Log.Lines.WaitFor(line => line.Contains("pid 9 refused") && line.Contains("its reply"));
        Assert.Equal(EC.Success, server.SendReply(request!, Number(7)));

        Assert.True(call.Join(Patience.LimitMs));
        Assert.Equal(EC.Success, result);
        Assert.Equal(7, reply!.Data.ReadInt32());
        Assert.True(owner.Ipc.IsOpen);
    }

    [Fact]
    public void A_thread_number_of_another_process_is_replaced()
    {
        SocketDriver manager = Manager();
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Post(1, SvcIdentity.SamgrHandle, tid: 1);

        Assert.Equal(EC.Success, manager.Receive(Patience.LimitMs, out IpcMessage? message));
        Assert.Equal(owner.FirstThread, message!.Tid);
        Assert.Equal(9, message.Pid);
        Assert.Equal(1009, message.Uid);
        Assert.Equal(2009, message.Gid);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(FrameLimits.MaxFrame)]
    public void A_frame_of_an_impossible_size_ends_the_connection(int size)
    {
        using RawPeer peer = Intruder(out TestOwner owner);
        byte[] header = new byte[FrameLimits.Header];
        BinaryPrimitives.WriteInt32LittleEndian(header, size);

        peer.SendBytes(header);

        Violated(peer, owner);
    }

    [Theory]
    [InlineData(IpcLimits.MaxIoSize + 1, 0, 0)]
    [InlineData(IpcLimits.MaxIoSize, 1, 0)]
    [InlineData(-4, 0, 0)]
    [InlineData(64, IpcLimits.MaxObjects + 1, 0)]
    [InlineData(64, -1, 0)]
    [InlineData(64, 1, 2)]
    [InlineData(64, 1, 1)]
    public void Content_that_contradicts_itself_ends_the_connection(int data, int objects, int buffers)
    {
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Send(FrameOp.Post, 1, frame =>
        {
            foreach (int value in new[] { 0, 0, 0, 0, 1, 0, Timeout.Infinite, 0, data, objects, buffers })
            {
                frame.Int32(value);
            }
        });

        Violated(peer, owner);
    }

    [Fact]
    public void Bytes_that_were_never_given_cannot_be_given_back()
    {
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Send(FrameOp.Credit, 0, _ => { }, credit: 1);

        Violated(peer, owner);
    }

    [Fact]
    public void Frames_that_the_kernel_sends_cannot_be_sent_to_it()
    {
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Send(FrameOp.Message, 1, frame => frame.Int32(0));

        Violated(peer, owner);
    }

    [Theory]
    [InlineData(IpcMessageType.Request)]
    [InlineData(IpcMessageType.DeathNotify)]
    [InlineData(int.MaxValue)]
    public void An_answer_is_a_reply_or_a_refusal(int type)
    {
        using RawPeer peer = Intruder(out TestOwner owner);

        peer.Send(FrameOp.Answer, 0, frame =>
        {
            Array.ForEach([1, type, 0, 0, 0, 0, 0], frame.Int32);
            frame.Content((IpcIo?)null);
        });

        Violated(peer, owner);
    }

    [Fact]
    public void Any_bytes_at_all_leave_the_kernel_working()
    {
        Random random = new(20261121);
        for (int round = 0; round < 300; round++)
        {
            using RawPeer peer = Intruder(out TestOwner owner);
            byte[] body = new byte[random.Next(0, 200)];
            random.NextBytes(body);
            peer.Send(random.Next(-1, 40), random.Next(), frame =>
            {
                foreach (byte value in body)
                {
                    frame.Int32(random.Next(4) == 0 ? random.Next() : value);
                }
            });
            peer.Dispose();
            Assert.True(owner.WaitForEnd());
        }

        Assert.Equal(EC.Success, Manager().CheckHandle(SvcIdentity.SamgrHandle));
    }

    private static IpcIo Number(int value)
    {
        IpcIo content = new(16);
        content.WriteInt32(value);
        return content;
    }

    private static void Violated(RawPeer peer, TestOwner owner)
    {
        peer.ExpectEnd();
        Assert.True(owner.WaitForEnd());
        owner.Events.WaitFor(line => line.StartsWith("violated", StringComparison.Ordinal));
        Assert.False(owner.Ipc.IsOpen);
    }

    private SocketDriver Manager()
    {
        SocketDriver manager = _fixture.Open(5, out _);
        Assert.Equal(EC.Success, manager.BecomeContextManager(IpcLimits.MaxIoSize));
        return manager;
    }

    private int StartServer(out SocketDriver manager, out SocketDriver server)
    {
        manager = Manager();
        server = _fixture.Open(6, out _);
        int handle = manager.GenerateHandle(6);
        Assert.True(handle > 0);
        return handle;
    }

    private RawPeer Intruder(out TestOwner owner)
    {
        RawPeer peer = _fixture.OpenRaw(9, out owner);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        return peer;
    }
}
