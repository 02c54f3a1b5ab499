using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

public sealed class DriverTests : IDisposable
{
    private readonly KernelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_call_carries_data_buffers_and_identities_both_ways()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        int handle = manager.GenerateHandle(6);
        byte[] large = new byte[100_000];
        Random.Shared.NextBytes(large);
        Thread server = new(() =>
        {
            manager.Receive(Patience.LimitMs, out IpcMessage? request);
            IpcIo answer = new(256, 2);
            answer.WriteInt32(request!.Data.ReadInt32() + 1);
            answer.WriteBuffer(request.Data.ReadBuffer());
            answer.WriteRemoteObject(new SvcIdentity(handle, 3, 4));
            manager.SendReply(request, answer);
            manager.FreeBuffer(request);
        });
        server.Start();
        IpcIo arguments = new(256, 1);
        arguments.WriteInt32(41);
        arguments.WriteBuffer(large);

        int result = caller.Transact(SvcIdentity.Samgr, 1, arguments, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);

        Assert.Equal(EC.Success, result);
        Assert.Equal(42, reply!.Data.ReadInt32());
        Assert.Equal(large, reply.Data.ReadBuffer());
        Assert.Equal(handle, reply.Data.ReadRemoteObject()!.Handle);
        Assert.Equal(EC.Success, caller.CheckHandle(handle));
        server.Join();
    }

    [Fact]
    public void A_call_nobody_answers_ends_at_its_timeout_and_the_late_reply_is_refused()
    {
        (SocketDriver manager, SocketDriver caller) = Two(out TestOwner owner);

        Assert.Equal(EC.Timeout, caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, 20, out IpcMessage? reply));

        Assert.Contains("has not answered function 1 within 20 ms", IpcFailure.ReasonOf(reply), StringComparison.Ordinal);
        caller.FreeBuffer(reply!);
        Assert.Equal(EC.Success, caller.CheckHandle(SvcIdentity.SamgrHandle));
        Assert.Equal(0, _fixture.Kernel.CallCount);
        Assert.Equal(EC.Success, manager.Receive(Patience.LimitMs, out IpcMessage? request));
        manager.SendReply(request!, null);
        _fixture.Log.Lines.WaitFor(line => line.Contains("answers no call"));
        Assert.Equal(0, owner.Ipc.PoolUsed);
    }

    [Fact]
    public void A_reply_that_crosses_the_timeout_is_freed()
    {
        using RawPeer kernel = RawKernel.Open(out SocketDriver caller, out KernelLink link);
        Assert.Equal(EC.Timeout, caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, 1, out _));
        kernel.Expect(FrameOp.Post);
        int call = kernel.Reader.Id;

        kernel.Send(FrameOp.Message, 0, frame =>
        {
            foreach (int value in new[] { IpcMessageType.Reply, 0, 0, 0, 1, IpcFlag.OneWay, call, 5, 0, 0, 0, 0, 0, IpcLimits.MessageOverhead })
            {
                frame.Int32(value);
            }

            frame.Content((IpcIo?)null);
        });
        SpinWait.SpinUntil(() => link.IsCreditPending, Patience.LimitMs);
        caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, 1, out _);

        kernel.Expect(FrameOp.Cancel);
        kernel.Expect(FrameOp.Post);
        Assert.Equal(IpcLimits.MessageOverhead, kernel.Reader.Credit);
        link.Dispose();
    }

    [Fact]
    public void A_second_answer_is_refused()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        Thread call = new(() => caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, Patience.LimitMs, out _));
        call.Start();
        manager.Receive(Patience.LimitMs, out IpcMessage? request);

        Assert.Equal(EC.Success, manager.SendReply(request!, null));
        Assert.Equal(EC.Invalid, manager.SendReply(request!, null));
        Assert.Equal(EC.Invalid, manager.SendFailedReply(request!, EC.Failure, "again"));

        Assert.True(call.Join(Patience.LimitMs));
    }

    [Fact]
    public void A_refusal_carries_its_code_and_reason()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        Thread server = new(() =>
        {
            manager.Receive(Patience.LimitMs, out IpcMessage? request);
            manager.SendFailedReply(request!, EC.FlowCtrl, "too fast");
        });
        server.Start();

        int result = caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);

        Assert.Equal(EC.FlowCtrl, result);
        Assert.Equal("too fast", IpcFailure.ReasonOf(reply));
        server.Join();
    }

    [Fact]
    public void Freed_bytes_come_back_without_a_frame_of_their_own_when_there_is_other_traffic()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        IpcIo content = new(1024);
        content.WriteString(new string('x', 900));
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(EC.Success, caller.Transact(SvcIdentity.Samgr, 1, content, IpcFlag.OneWay, Patience.LimitMs, out _));
            Assert.Equal(EC.Success, manager.Receive(Patience.LimitMs, out IpcMessage? message));
            manager.FreeBuffer(message!);
        }
    }

    [Fact]
    public void An_idle_receiver_gives_back_what_it_has_freed()
    {
        (SocketDriver manager, SocketDriver caller) = Two(out _, out TestOwner receiver);
        caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.OneWay, Patience.LimitMs, out _);
        manager.Receive(Patience.LimitMs, out IpcMessage? message);
        Assert.NotEqual(0, receiver.Ipc.PoolUsed);
        manager.FreeBuffer(message!);

        Assert.Equal(EC.Timeout, manager.Receive(100, out _));

        Assert.Equal(EC.Success, manager.CheckHandle(SvcIdentity.SamgrHandle));
        Assert.Equal(0, receiver.Ipc.PoolUsed);
    }

    [Fact]
    public void A_receiver_that_never_reads_fills_its_own_pool_and_holds_nobody_up()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        using RawPeer deaf = _fixture.OpenRaw(9, out _);
        Assert.Equal(EC.Success, deaf.Ask(FrameOp.MapPool, 1, IpcLimits.MaxPoolSize));
        int handle = manager.GenerateHandle(9);
        manager.GrantAccess(6, handle);
        IpcIo content = new(IpcLimits.MaxIoSize);
        content.WriteString(new string('x', 8000));
        int result = EC.Success;
        for (int sent = 0; result == EC.Success && sent < 100; sent++)
        {
            result = caller.Transact(new SvcIdentity(handle, 0, 0), 1, content, IpcFlag.OneWay, Patience.LimitMs, out _);
        }

        Assert.Equal(EC.NoMemory, result);
        Assert.Equal(EC.Success, caller.Transact(SvcIdentity.Samgr, 1, content, IpcFlag.OneWay, Patience.LimitMs, out _));
        Assert.Equal(EC.Success, manager.Receive(Patience.LimitMs, out _));
    }

    [Fact]
    public void The_death_of_a_server_ends_the_call_and_is_announced()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        SocketDriver server = _fixture.Open(7, out _);
        int handle = manager.GenerateHandle(7);
        manager.GrantAccess(6, handle);
        int result = EC.Success;
        Thread call = new(() => result = caller.Transact(new SvcIdentity(handle, 0, 0), 1, null, IpcFlag.Default, Patience.LimitMs, out _));
        call.Start();
        server.Receive(Patience.LimitMs, out _);

        server.Close();

        Assert.True(call.Join(Patience.LimitMs));
        Assert.Equal(EC.DeadObject, result);
        Assert.Equal(EC.Success, caller.Receive(Patience.LimitMs, out IpcMessage? notice));
        Assert.Equal(IpcMessageType.DeathNotify, notice!.Type);
        Assert.Equal(handle, notice.Handle);
        Assert.Equal(EC.DeadObject, caller.Transact(new SvcIdentity(handle, 0, 0), 1, null, IpcFlag.OneWay, Patience.LimitMs, out _));
    }

    [Fact]
    public void Losing_the_kernel_ends_every_wait()
    {
        (_, SocketDriver caller) = Two();
        int called = EC.Success;
        int received = EC.Success;
        Thread call = new(() => called = caller.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, Patience.LimitMs, out _));
        Thread receive = new(() => received = caller.Receive(-1, out _));
        call.Start();
        receive.Start();
        while (_fixture.Kernel.CallCount == 0)
        {
            Thread.Yield();
        }

        caller.Close();

        Assert.True(call.Join(Patience.LimitMs) && receive.Join(Patience.LimitMs));
        Assert.Equal(EC.Commu, called);
        Assert.Equal(EC.NoInit, received);
        Assert.Equal(EC.NoInit, caller.CheckHandle(SvcIdentity.SamgrHandle));
        Assert.False(caller.IsOpen);
    }

    [Fact]
    public void Many_threads_call_at_once_and_each_gets_its_own_answer()
    {
        (SocketDriver manager, SocketDriver caller) = Two();
        Thread server = new(() =>
        {
            while (manager.Receive(-1, out IpcMessage? request) == EC.Success)
            {
                IpcIo answer = new(16);
                answer.WriteInt32(-request!.Data.ReadInt32());
                manager.SendReply(request, answer);
                manager.FreeBuffer(request);
            }
        });
        server.Start();

        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(1, 8).Select(number => new Thread(() =>
        {
            IpcIo question = new(16);
            for (int i = 0; i < 500; i++)
            {
                question.Rewind();
                question.WriteInt32(number * 1000 + i);
                int result = caller.Transact(SvcIdentity.Samgr, 1, question, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);
                if (result != EC.Success || reply!.Data.ReadInt32() != -(number * 1000 + i))
                {
                    Interlocked.Increment(ref wrong);
                }

                if (reply != null)
                {
                    caller.FreeBuffer(reply);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => Assert.True(thread.Join(Patience.LimitMs)));
        manager.Close();
        server.Join();

        Assert.Equal(0, wrong);
    }

    private (SocketDriver Manager, SocketDriver Caller) Two() => Two(out _, out _);

    private (SocketDriver Manager, SocketDriver Caller) Two(out TestOwner caller) => Two(out caller, out _);

    private (SocketDriver Manager, SocketDriver Caller) Two(out TestOwner caller, out TestOwner manager)
    {
        SocketDriver first = _fixture.Open(5, out manager, IpcLimits.MaxPoolSize);
        Assert.Equal(EC.Success, first.BecomeContextManager(IpcLimits.MaxIoSize));
        return (first, _fixture.Open(6, out caller, IpcLimits.MaxPoolSize));
    }
}
