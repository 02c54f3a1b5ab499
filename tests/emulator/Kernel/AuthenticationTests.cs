using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

public sealed class AuthenticationTests : IDisposable
{
    private readonly KernelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_wrong_token_is_refused_and_the_kernel_goes_on()
    {
        using RawPeer intruder = new(_fixture.Socket);

        intruder.SayHello("guess");

        intruder.ExpectEnd();
        _fixture.Refusals.WaitFor(line => line.Contains("token"));
        Assert.True(_fixture.Open(6, out _).IsOpen);
    }

    [Fact]
    public void A_token_serves_once()
    {
        TestOwner owner = _fixture.Expect("once", 6);
        using RawPeer first = new(_fixture.Socket);
        first.SayHello("once");
        first.Expect(FrameOp.Welcome);
        using RawPeer second = new(_fixture.Socket);

        second.SayHello("once");

        second.ExpectEnd();
        Assert.True(owner.Ipc.IsOpen);
    }

    [Fact]
    public void A_token_in_the_hands_of_another_process_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system does not tell who connects");
        _fixture.Expect("stolen", 6, systemId: 1);

        KernelLink? link = KernelLink.Open(SocketConnection.Open(_fixture.Socket), "stolen", out _);

        Assert.Null(link);
    }

    [Fact]
    public void Whoever_does_not_begin_with_hello_is_refused()
    {
        using RawPeer peer = new(_fixture.Socket);

        peer.Send(FrameOp.MapPool, 1, frame => frame.Int32(IpcLimits.DefaultPoolSize));

        peer.ExpectEnd();
        _fixture.Refusals.WaitFor(line => line.Contains("before it said who it is"));
    }

    [Fact]
    public void Whoever_has_not_said_who_it_is_cannot_send_large_frames()
    {
        using RawPeer peer = new(_fixture.Socket);

        peer.SayHello(new string('x', FrameLimits.MaxHello));

        peer.ExpectEnd();
        _fixture.Refusals.WaitFor(line => line.Contains("a frame of"));
    }
}
