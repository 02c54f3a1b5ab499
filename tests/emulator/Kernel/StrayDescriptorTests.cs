using System.Buffers.Binary;
using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

/// <summary>File descriptors that come with what is no message, or with more than a message holds.</summary>
public sealed class StrayDescriptorTests : IDisposable
{
    private const int Attacker = 9;

    private readonly KernelFixture _fixture = Make();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(FrameOp.Credit)]
    [InlineData(FrameOp.CheckHandle)]
    [InlineData(FrameOp.Log)]
    [InlineData(FrameOp.Milestone)]
    [InlineData(FrameOp.QueryResult)]
    [InlineData(FrameOp.PinRead)]
    [InlineData(FrameOp.Post)]
    [InlineData(FrameOp.Answer)]
    [InlineData(FrameOp.StartChild)]
    public async Task Fault_S2_DescriptorsThatBelongToNoMessageEndTheirConnection(int op)
    {
        using WatchedFile file = new();
        using RawPeer peer = _fixture.OpenRaw(Attacker, out TestOwner owner);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));

        peer.SendWith(op, 1, frame => Write(op, frame), file.Times(4));

        Assert.False(Answers(peer), "the connection goes on");
        owner.Events.WaitFor(line => line.Contains("violated", StringComparison.Ordinal) && line.Contains("belong to no message", StringComparison.Ordinal));
        await file.ExpectClosedAsync();
    }

    [Fact]
    public async Task Fault_S2_AFrameThatNeverEndsBringsNoMoreDescriptorsThanAMessageHolds()
    {
        using WatchedFile file = new();
        using RawPeer peer = _fixture.OpenRaw(Attacker, out TestOwner owner);
        byte[] header = new byte[FrameLimits.Header];
        BinaryPrimitives.WriteInt32LittleEndian(header, 100_000);

        peer.SendBytes(header);
        for (int i = 0; i < 20; i++)
        {
            peer.SendBytes([0], file.Times(DescriptorMessages.Most));
        }

        owner.Events.WaitFor(line => line.Contains("violated", StringComparison.Ordinal));
        await file.ExpectClosedAsync();
    }

    [Fact]
    public void Fault_S2_AReceiverThatFreesNothingIsGivenFewDescriptors()
    {
        using WatchedFile file = new();
        using RawPeer sink = Sink(6, out int handle, out SocketDriver manager);
        SocketDriver attacker = Sender(Attacker, manager, handle);
        SocketDriver honest = Sender(10, manager, handle);

        int sent = 0;
        while (sent < 2000 && Send(attacker, handle, file, 1) == EC.Success)
        {
            sent++;
        }

        Assert.InRange(sent, 1, 128);
        Assert.Equal(EC.Success, Send(honest, handle, file, 1));
    }

    [Fact]
    public void Fault_S2_DescriptorsThatBelongToTheNextFrameStayItsOwn()
    {
        using WatchedFile file = new();
        using RawPeer sink = Sink(6, out int handle, out SocketDriver manager);
        using RawPeer peer = _fixture.OpenRaw(Attacker, out TestOwner owner);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        Assert.Equal(EC.Success, manager.GrantAccess(Attacker, handle));

        for (int round = 0; round < 100; round++)
        {
            peer.Send(FrameOp.Log, 0, frame => Write(FrameOp.Log, frame));
            peer.SendWith(FrameOp.Post, 2 + round, frame => WritePost(frame, handle, file.Content(2)), file.Times(2));
            peer.Send(FrameOp.Credit, 0, _ => { });
        }

        Assert.True(Answers(peer));
        Assert.True(owner.Ipc.IsOpen);
    }

    private static KernelFixture Make()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors cross processes on Linux only");
        return new KernelFixture();
    }

    private static void Write(int op, FrameWriter frame)
    {
        switch (op)
        {
            case FrameOp.CheckHandle:
                frame.Int32(0);
                break;
            case FrameOp.Log:
                frame.Int32(LogLevel.Info);
                frame.Int32(0);
                frame.String("tag");
                frame.String("text");
                break;
            case FrameOp.Milestone or FrameOp.QueryResult:
                frame.String("name");
                break;
            case FrameOp.PinRead:
                frame.Int32(1);
                frame.Int32(1);
                break;
            case FrameOp.Post:
                WritePost(frame, 0, null);
                break;
            case FrameOp.Answer:
                Array.ForEach([1, IpcMessageType.Reply, 0, 0, 0, 0, 0], frame.Int32);
                frame.Content((IpcIo?)null);
                break;
            case FrameOp.StartChild:
                new ChildRequest { Id = 1, Library = "child.dll", Descriptors = new SentDescriptors() }.Write(frame);
                break;
            default:
                break;
        }
    }

    private static void WritePost(FrameWriter frame, int handle, IpcIo? content)
    {
        Array.ForEach([0, handle, 0, 0, 1, IpcFlag.OneWay, Timeout.Infinite], frame.Int32);
        frame.Content(content);
    }

    private static bool Answers(RawPeer peer)
    {
        peer.Send(FrameOp.CheckHandle, int.MaxValue, frame => frame.Int32(0));
        while (peer.Reader.Next())
        {
            if (peer.Reader.Op == FrameOp.Result && peer.Reader.Id == int.MaxValue)
            {
                return true;
            }
        }

        return false;
    }

    private static int Send(SocketDriver sender, int handle, WatchedFile file, int count)
        => sender.Transact(new SvcIdentity(handle, 0, 0), 1, file.Content(count), IpcFlag.OneWay, Patience.LimitMs, out _);

    private SocketDriver Sender(int pid, SocketDriver manager, int handle)
    {
        SocketDriver sender = _fixture.Open(pid, out _);
        Assert.Equal(EC.Success, manager.GrantAccess(pid, handle));
        return sender;
    }

    /// <summary>A process that is sent messages and frees none.</summary>
    private RawPeer Sink(int pid, out int handle, out SocketDriver manager)
    {
        manager = _fixture.Open(5, out _);
        Assert.Equal(EC.Success, manager.BecomeContextManager(IpcLimits.MaxIoSize));
        RawPeer sink = _fixture.OpenRaw(pid, out _);
        Assert.Equal(EC.Success, sink.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        handle = manager.GenerateHandle(pid);
        Assert.True(handle > 0);
        return sink;
    }
}
