using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;
using LiteIpc.Pairing.Pin;
using LiteIpc.Pairing.Tests.Support;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Pin;

/// <summary>Whoever is no device, or somebody in between.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task Somebody_between_who_has_other_certificates_fails_though_the_pin_is_right()
    {
        await using Meeting meeting = new();
        using TcpListener between = new(IPAddress.Loopback, 0);
        between.Start();
        Task relay = RelayAsync(between, meeting.Port);

        PairingException guest = await meeting.RefusedAsync(meeting.Screen.NextPin(), port: ((IPEndPoint)between.LocalEndpoint).Port);
        await Patience.WaitAsync(relay, () => "the relay has not ended", TestContext.Current.CancellationToken);

        Assert.Equal((PairingRefusal.SomebodyBetween, PairingRefusal.SomebodyBetween), (guest.Reason, meeting.Screen.NextRefusal().Reason));
        Assert.Contains("somebody is between both devices", guest.Message, StringComparison.Ordinal);
        meeting.ExpectNothingKept();
    }

    [Fact]
    public async Task A_guest_of_another_version_is_refused_and_has_had_no_try()
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();
        await using Stranger stranger = await Stranger.ComeAsync(meeting.Port);

        await stranger.SayAsync(PairingKind.Hello, [2, 1, (byte)'x', 7, 7, 7]);

        Assert.Equal(PairingRefusal.OtherVersion, await stranger.HearRefusalAsync(PairingKind.Hello));
        await Meeting.Within(meeting.TellAsync(pin));
    }

    [Fact]
    public async Task A_host_of_another_version_is_refused()
    {
        await using Meeting meeting = new();
        using TcpListener later = new(IPAddress.Loopback, 0);
        later.Start();
        Task<PairingException> refused = meeting.RefusedAsync("123456", port: ((IPEndPoint)later.LocalEndpoint).Port);
        using TcpClient client = await later.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using X509Certificate2 certificate = LinkTls.MakeCertificate();
        await using PairingStream stream = await PairingStream.AnswerAsync(client.GetStream(), certificate, meeting.Clock, TestContext.Current.CancellationToken);

        await stream.ReceiveAsync(PairingKind.Hello, TestContext.Current.CancellationToken);
        await stream.SendAsync(PairingKind.Hello, new PairingHello(9, "later").Write(), TestContext.Current.CancellationToken);

        Assert.Equal("the other device speaks version 9 of pairing, and this one 1; bring both to the same version of samgr", (await Meeting.Within(refused)).Message);
    }

    [Theory]
    [InlineData(0, PairingRefusal.Nonsense)]
    [InlineData(1599, PairingRefusal.Nonsense)]
    [InlineData(1600, PairingRefusal.SomebodyBetween)]
    [InlineData(1601, PairingRefusal.Nonsense)]
    public async Task Bytes_that_are_no_proofs_are_a_failure_and_nothing_else(int size, PairingRefusal reason)
    {
        await using Meeting meeting = new();
        meeting.Screen.NextPin();
        await using Stranger stranger = await Stranger.ComeAsync(meeting.Port);
        await stranger.GreetAsync();

        await stranger.SayAsync(PairingKind.Round1, [.. Enumerable.Range(1, size).Select(value => (byte)(value * 31))]);

        Assert.Equal(reason, await stranger.HearRefusalAsync(PairingKind.Round1));
        Assert.Equal(reason, meeting.Screen.NextRefusal().Reason);
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Elements_that_make_the_key_known_are_refused(int value)
    {
        await using Meeting meeting = new();
        meeting.Screen.NextPin();
        await using Stranger stranger = await Stranger.ComeAsync(meeting.Port);
        await stranger.GreetAsync();
        byte[] element = new byte[384];
        Array.Fill(element, value < 0 ? (byte)255 : (byte)0);
        element[^1] = (byte)value;

        await stranger.SayAsync(PairingKind.Round1, [.. element, .. element, .. element, .. new byte[32], .. element, .. new byte[32]]);

        Assert.Equal(PairingRefusal.SomebodyBetween, await stranger.HearRefusalAsync(PairingKind.Round1));
        Assert.Equal(PairingRefusal.SomebodyBetween, meeting.Screen.NextRefusal().Reason);
    }

    [Fact]
    public async Task A_message_that_is_too_long_or_another_one_ends_it()
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();
        await using Stranger first = await Stranger.ComeAsync(meeting.Port);
        await using Stranger second = await Stranger.ComeAsync(meeting.Port);

        await first.SayAsync(PairingKind.Hello, new byte[PairingStream.MaxMessage]);
        await second.SayAsync(PairingKind.Kept, []);

        Assert.Equal(PairingRefusal.Nonsense, await second.HearRefusalAsync(PairingKind.Hello));
        Assert.Contains(await first.HearRefusalAsync(PairingKind.Hello), new[] { PairingRefusal.Nonsense, PairingRefusal.BrokenOff });
        await Meeting.Within(meeting.TellAsync(pin));
    }

    [Fact]
    public async Task A_guest_that_falls_silent_has_had_its_try_after_ten_seconds()
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();
        await using Stranger silent = await Stranger.ComeAsync(meeting.Port);
        await silent.BeginAsync(pin);
        long began = meeting.Clock.ElapsedMs;

        Patience.Until(
            () =>
            {
                meeting.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return meeting.Screen.IsRefused;
            },
            "the silence is a failure");

        Assert.Equal(PairingRefusal.BrokenOff, meeting.Screen.NextRefusal().Reason);
        Assert.True(meeting.Clock.ElapsedMs - began >= 10_000);
        Assert.Equal(PairingRefusal.BrokenOff, await silent.HearRefusalAsync(PairingKind.Round2));
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
    }

    [Fact]
    public async Task A_second_guest_is_refused_while_one_is_being_paired()
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();
        await using (Stranger first = await Stranger.ComeAsync(meeting.Port))
        {
            await first.BeginAsync(pin);

            Assert.Equal(PairingRefusal.Busy, (await meeting.RefusedAsync(pin)).Reason);
        }

        Assert.Equal(PairingRefusal.BrokenOff, meeting.Screen.NextRefusal().Reason);
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
    }

    [Fact]
    public async Task Silence_before_a_try_ends_the_connection_and_leaves_the_pin()
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();
        await using Stranger silent = await Stranger.ComeAsync(meeting.Port);
        Task<byte[]> heard = silent.Stream.ReceiveAsync(PairingKind.Hello, TestContext.Current.CancellationToken);

        int steps = 0;
        Patience.Until(
            () =>
            {
                meeting.Clock.Advance(steps++ < 5000 ? TimeSpan.FromMilliseconds(10) : TimeSpan.Zero);
                return heard.IsCompleted;
            },
            "the silent guest is sent away");

        Assert.Equal(PairingRefusal.BrokenOff, (await Assert.ThrowsAsync<PairingException>(() => heard)).Reason);
        await Meeting.Within(meeting.TellAsync(pin));
    }

    /// <summary>Answers the guest and dials the host with certificates of its own, and hands on what both say.</summary>
    private static async Task RelayAsync(TcpListener listener, int port)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using X509Certificate2 certificate = LinkTls.MakeCertificate();
        using TcpClient guest = await listener.AcceptTcpClientAsync(cancellation);
        using TcpClient host = new();
        await host.ConnectAsync("127.0.0.1", port, cancellation);
        await using PairingStream toGuest = await PairingStream.AnswerAsync(guest.GetStream(), certificate, TimeProvider.System, cancellation);
        await using PairingStream toHost = await PairingStream.DialAsync(host.GetStream(), certificate, TimeProvider.System, cancellation);
        toGuest.Patience = toHost.Patience = TimeSpan.FromMinutes(5);
        try
        {
            while (true)
            {
                await HandOnAsync(toGuest, toHost, cancellation);
                await HandOnAsync(toHost, toGuest, cancellation);
            }
        }
        catch (PairingException refusal)
        {
            await toHost.TryRefuseAsync(refusal.Reason, 0);
            await toGuest.TryRefuseAsync(refusal.Reason, 0);
        }
    }

    private static async Task HandOnAsync(PairingStream from, PairingStream to, CancellationToken cancellation)
    {
        byte[] message = await from.ReadAsync(cancellation);
        await to.SendAsync((PairingKind)message[0], message.AsMemory(1), cancellation);
        if (message[0] == (byte)PairingKind.Refusal)
        {
            throw PairingWords.Read(message.AsSpan(1));
        }
    }
}
