using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

public sealed class VersionTests : IDisposable
{
    private static readonly WireVersion _other = new(WireVersion.Frames.Number + 1, "9.8.7");

    private readonly KernelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_machine_refuses_a_process_of_another_version_and_names_both()
    {
        TestOwner owner = _fixture.Expect("token", 6);
        using RawPeer process = new(_fixture.Socket);

        process.SayHello("token", _other);

        process.Expect(FrameOp.Welcome);
        Assert.Equal(WireVersion.Frames, WireVersion.Read(process.Reader));
        Assert.Equal(0, process.Reader.Remaining);
        process.ExpectEnd();
        owner.Events.WaitFor(
            $"state {ProcessState.Faulty} it speaks version {_other} of the frames, and this machine version {WireVersion.Frames};");
    }

    [Fact]
    public void A_process_from_before_the_frames_had_a_version_is_told_the_same()
    {
        TestOwner owner = _fixture.Expect("token", 6);
        using RawPeer process = new(_fixture.Socket);

        process.Send(FrameOp.Hello, 0, frame => frame.String("token"));

        process.ExpectEnd();
        owner.Events.WaitFor("it speaks version none (before release 0.2.0) of the frames, and this machine version ");
    }

    [Fact]
    public void A_process_refuses_a_machine_of_another_version_and_names_both()
    {
        RawPeer? machine = null;

        ProtocolException error = Assert.Throws<ProtocolException>(
            () => RawKernel.Open(kernel => kernel.Send(FrameOp.Welcome, 0, _other.Write), out machine, out _));

        machine!.Dispose();
        Assert.Contains($"this process speaks version {WireVersion.Frames} of the frames, and its machine version {_other};", error.Message);
    }

    [Fact]
    public void What_a_process_says_of_its_release_turns_no_terminal_over()
    {
        TestOwner owner = _fixture.Expect("token", 6);
        using RawPeer process = new(_fixture.Socket);

        process.SayHello("token", new WireVersion(int.MinValue, "\e[2J\r\n"));

        process.ExpectEnd();
        owner.Events.WaitFor("it speaks version -2147483648 (release unknown) of the frames");
    }

    [Fact]
    public void A_channel_of_another_layout_is_declined_in_words_at_either_end()
    {
        Assert.SkipUnless(Transports.HasChannels, "there are no channels here");
        using RawPeer machine = RawKernel.Open(out _, out KernelLink link);

        foreach (int op in new[] { FrameOp.ServeChannel, FrameOp.ChannelOpened })
        {
            Offer(machine, op, ChannelLayout.Version + 1);

            machine.Expect(FrameOp.AbandonChannel);
            Assert.Equal(3, machine.Reader.Id);
            Assert.Equal(
                $"its memory has layout {ChannelLayout.Version + 1}, and this process knows layout {ChannelLayout.Version}", machine.Reader.Text());
        }

        Assert.Null(link.Servers.Find(3));
        link.Dispose();
    }

    [Fact]
    public void A_channel_of_this_layout_is_served()
    {
        Assert.SkipUnless(Transports.HasChannels, "there are no channels here");
        using RawPeer machine = RawKernel.Open(out _, out KernelLink link);
        link.Servers.Receiver = () => { };

        Offer(machine, FrameOp.ServeChannel, ChannelLayout.Version);

        Assert.True(SpinWait.SpinUntil(() => link.Servers.Find(3) != null, Patience.LimitMs));
        link.Dispose();
    }

    private static void Offer(RawPeer machine, int op, int layout)
    {
        using SharedMemory page = SharedMemory.Create(ChannelLayout.ControlBytes, ChannelLayout.ControlBytes, true, out int control)!;
        using SharedMemory memory = SharedMemory.Create(ChannelLayout.DataBytes, ChannelLayout.SignalBytes, false, out int data)!;
        ChannelControl written = new(page) { Layout = layout };
        machine.SendWith(op, 7, frame => Array.ForEach([3, 8, 8, 8, 800, 4096], frame.Int32), control, data);
        SharedMemory.Close(control);
        SharedMemory.Close(data);
        GC.KeepAlive(written);
    }
}
