using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

/// <summary>File descriptors whose close waits for somebody else.</summary>
public sealed class SlowCloseTests : IDisposable
{
    private const int SoonMs = 10_000;

    private readonly KernelFixture _fixture = Make();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Fault_S3_AKilledProcessWhoseMessagesAreSlowToCloseHoldsNobodyUp()
    {
        IpcProcess receiver = Start(out int handle, out SocketDriver sender);
        using LingeringSocket socket = new();
        Assert.Equal(EC.Success, Send(sender, handle, socket.Descriptor));
        socket.CloseOwn();

        Thread end = Run(receiver.Close);

        Assert.True(Run(() => _ = _fixture.Kernel.CallCount).Join(SoonMs), "the kernel's gate is held while a descriptor is closed");
        Assert.True(end.Join(SoonMs), "who ends a process waits for the descriptors that were sent to it");
    }

    [Fact]
    public void Fault_S3_AMessageThatIsFreedUnreadHoldsNobodyUp()
    {
        IpcProcess receiver = Start(out int handle, out SocketDriver sender);
        using LingeringSocket socket = new();
        Assert.Equal(EC.Success, Send(sender, handle, socket.Descriptor));
        socket.CloseOwn();
        Assert.Equal(EC.Success, receiver.Receive(Patience.LimitMs, out IpcMessage? message));

        Thread free = Run(() => receiver.FreeBuffer(message!));

        Assert.True(Run(() => _ = _fixture.Kernel.CallCount).Join(SoonMs), "the kernel's gate is held while a descriptor is closed");
        Assert.True(free.Join(SoonMs), "who frees a message waits for its descriptors");
    }

    [Fact]
    public void Fault_S3_AProcessThatFreesAMessageUnreadGoesOn()
    {
        SocketDriver manager = Manager();
        SocketDriver receiver = _fixture.Open(6, out _);
        int handle = manager.GenerateHandle(6);
        SocketDriver sender = _fixture.Open(7, out _);
        Assert.Equal(EC.Success, manager.GrantAccess(7, handle));
        using LingeringSocket socket = new();
        Assert.Equal(EC.Success, Send(sender, handle, socket.Descriptor));
        socket.CloseOwn();
        Assert.Equal(EC.Success, receiver.Receive(Patience.LimitMs, out IpcMessage? message));

        Thread free = Run(() => receiver.FreeBuffer(message!));

        Assert.Equal(EC.Success, sender.Transact(new SvcIdentity(handle, 0, 0), 1, null, IpcFlag.OneWay, Patience.LimitMs, out _));
        Thread next = Run(() => Assert.Equal(EC.Success, receiver.Receive(Patience.LimitMs, out _)));
        Assert.True(next.Join(SoonMs), "the process receives nothing while a descriptor is closed");
        Assert.True(free.Join(SoonMs), "who frees a message waits for its descriptors");
    }

    [Fact]
    public void Fault_S3_AMessageThatIsRefusedHoldsItsSenderUpOnly()
    {
        Start(out int handle, out SocketDriver sender);
        using LingeringSocket socket = new();

        Thread refused = Run(() => Assert.Equal(EC.DeadObject, Send(sender, handle + 1, socket.Descriptor)));

        Assert.True(refused.Join(SoonMs));
        socket.CloseOwn();
        Assert.True(Run(() => _ = _fixture.Kernel.CallCount).Join(SoonMs));
    }

    private static KernelFixture Make()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors cross processes on Linux only");
        return new KernelFixture();
    }

    private static Thread Run(Action action)
    {
        Thread thread = new(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static int Send(SocketDriver sender, int handle, int descriptor)
    {
        IpcIo content = new(64, 1);
        Assert.True(content.WriteFileDescriptor(descriptor));
        return sender.Transact(new SvcIdentity(handle, 0, 0), 1, content, IpcFlag.OneWay, Patience.LimitMs, out _);
    }

    /// <summary>A receiver in the kernel itself, so that a message waits there until it is taken; and somebody who may send to it.</summary>
    private IpcProcess Start(out int handle, out SocketDriver sender)
    {
        SocketDriver manager = Manager();
        IpcProcess receiver = _fixture.Kernel.CreateProcess(6, 6, 6)!;
        Assert.Equal(EC.Success, receiver.MapPool(IpcLimits.DefaultPoolSize));
        handle = manager.GenerateHandle(6);
        sender = _fixture.Open(7, out _);
        Assert.Equal(EC.Success, manager.GrantAccess(7, handle));
        return receiver;
    }

    private SocketDriver Manager()
    {
        SocketDriver manager = _fixture.Open(5, out _);
        Assert.Equal(EC.Success, manager.BecomeContextManager(IpcLimits.MaxIoSize));
        return manager;
    }
}
