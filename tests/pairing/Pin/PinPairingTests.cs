using LiteIpc.Link;
using LiteIpc.Pairing.Pin;
using LiteIpc.Pairing.Tests.Support;

namespace LiteIpc.Pairing.Tests.Pin;

/// <summary>Two devices, one of which shows a PIN.</summary>
public sealed class PinPairingTests
{
    [Fact]
    public async Task The_right_pin_pairs_both_with_one_key()
    {
        await using Meeting meeting = new();

        PairedDevice hub = await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
        PairedDevice kitchen = await Meeting.Within(meeting.Paired);

        Assert.Equal(("hub", "kitchen"), (hub.Name, kitchen.Name));
        Assert.Equal((meeting.Hub.Identity.NetworkId, meeting.Kitchen.Identity.NetworkId), (hub.NetworkId, kitchen.NetworkId));
        Assert.Equal(hub.Key.ToArray(), kitchen.Key.ToArray());
        Assert.Equal(meeting.Hub.Identity.Certificate.RawData, hub.Certificate.ToArray());
        Assert.All(new[] { hub, kitchen }, device => Assert.Equal((DeviceKind.Desktop, LinkSecurity.Tls), (device.Kind, device.LeastSecurity)));
        Assert.Equal(kitchen.Key.ToArray(), Assert.Single(meeting.Hub.Devices).Key.ToArray());
        Assert.Equal(hub.Key.ToArray(), Assert.Single(meeting.Kitchen.Devices).Key.ToArray());
    }

    [Fact]
    public async Task A_wrong_pin_is_refused_both_know_and_the_next_try_has_another_one()
    {
        await using Meeting meeting = new();

        PairingException guest = await meeting.RefusedAsync(Meeting.Other(meeting.Screen.NextPin()));
        PairingException host = meeting.Screen.NextRefusal();

        Assert.Equal((PairingRefusal.WrongPin, PairingRefusal.WrongPin), (guest.Reason, host.Reason));
        Assert.StartsWith("the PIN was wrong", guest.Message, StringComparison.Ordinal);
        meeting.ExpectNothingKept();
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
        await Meeting.Within(meeting.Paired);
    }

    [Fact]
    public async Task The_third_failure_closes_pairing_for_a_minute()
    {
        await using Meeting meeting = new();
        string pin = "";
        for (int failure = 0; failure < 3; failure++)
        {
            pin = meeting.Screen.NextPin();
            await meeting.RefusedAsync(Meeting.Other(pin));
        }

        meeting.Screen.WaitForClosed();
        PairingException refusal = await meeting.RefusedAsync(pin);
        Assert.Equal(PairingRefusal.Closed, refusal.Reason);
        Assert.Contains("after 3 failures; try again in 60 seconds", refusal.Message, StringComparison.Ordinal);

        meeting.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Contains("in 1 seconds", (await meeting.RefusedAsync(pin)).Message, StringComparison.Ordinal);
        Assert.Equal(0, meeting.Screen.PinsToCome);

        meeting.Clock.Advance(TimeSpan.FromSeconds(1));
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
        await Meeting.Within(meeting.Paired);
    }

    [Fact]
    public async Task A_pin_lives_a_minute()
    {
        await using Meeting meeting = new();
        string old = meeting.Screen.NextPin();
        meeting.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, meeting.Screen.PinsToCome);

        meeting.Clock.Advance(TimeSpan.FromSeconds(1));
        string pin = meeting.Screen.NextPin();
        Assert.SkipWhen(pin == old, "the same PIN was drawn twice");

        PairingException refusal = await meeting.RefusedAsync(old);

        Assert.Equal(PairingRefusal.WrongPin, refusal.Reason);
        Assert.Contains("or its minute is over", refusal.Message, StringComparison.Ordinal);
        meeting.ExpectNothingKept();
    }

    [Fact]
    public async Task Each_side_gives_the_other_a_name_of_its_own()
    {
        await using Meeting meeting = new("cellar");

        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin(), "desk"));
        await Meeting.Within(meeting.Paired);

        Assert.Equal("cellar", Assert.Single(meeting.Hub.Devices).Name);
        Assert.Equal("desk", Assert.Single(meeting.Kitchen.Devices).Name);
    }

    [Fact]
    public async Task A_name_that_is_another_devices_refuses_both_and_is_no_failure()
    {
        await using Meeting meeting = new();
        meeting.Kitchen.Add(Any.Device("hub"));
        for (int times = 0; times < 4; times++)
        {
            PairingException guest = await meeting.RefusedAsync(meeting.Screen.NextPin());

            Assert.Equal(
                (PairingRefusal.NotKept, "the other device proposes the name 'hub', but another device is 'hub' already; give another name, or forget that one first"),
                (guest.Reason, guest.Message));
            Assert.Equal(PairingRefusal.NotKept, meeting.Screen.NextRefusal().Reason);
        }

        Assert.Empty(meeting.Hub.Devices);
        await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin(), "desk"));
        await Meeting.Within(meeting.Paired);
    }

    [Fact]
    public async Task A_name_that_the_host_cannot_keep_refuses_both()
    {
        await using Meeting meeting = new("hall");
        meeting.Hub.Add(Any.Device("hall"));

        PairingException guest = await meeting.RefusedAsync(meeting.Screen.NextPin());

        Assert.Equal((PairingRefusal.NotKept, "the other device cannot keep this one under its name; its screen says why"), (guest.Reason, guest.Message));
        Assert.Contains("another device is 'hall' already", meeting.Screen.NextRefusal().Message, StringComparison.Ordinal);
        Assert.Empty(meeting.Kitchen.Devices);
        Assert.Single(meeting.Hub.Devices);
    }

    [Fact]
    public async Task Devices_that_are_paired_anew_keep_their_names_and_get_another_key()
    {
        await using Meeting meeting = new();
        DeviceStore.Join(meeting.Hub, "cellar", meeting.Kitchen, "desk");
        byte[] old = meeting.Hub.Devices[0].Key.ToArray();

        PairedDevice hub = await Meeting.Within(meeting.TellAsync(meeting.Screen.NextPin()));
        PairedDevice kitchen = await Meeting.Within(meeting.Paired);

        Assert.Equal(("desk", "cellar"), (hub.Name, kitchen.Name));
        Assert.Equal(hub.Key.ToArray(), Assert.Single(meeting.Hub.Devices).Key.ToArray());
        Assert.NotEqual(old, hub.Key.ToArray());
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345x")]
    [InlineData("")]
    public async Task What_is_no_pin_is_refused_before_anybody_is_asked(string text)
    {
        await using Meeting meeting = new();
        string pin = meeting.Screen.NextPin();

        PairingException refusal = await meeting.RefusedAsync(text);

        Assert.Equal("a PIN has 6 digits; type the one that the other device shows", refusal.Message);
        await Meeting.Within(meeting.TellAsync($" {pin[..3]}-{pin[3..]} "));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_said_with_the_mend()
    {
        await using Meeting meeting = new();
        using System.Net.Sockets.Socket taken = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));

        PairingException refusal = await meeting.RefusedAsync("123456", port: ((System.Net.IPEndPoint)taken.LocalEndPoint!).Port);

        Assert.Equal(PairingRefusal.Unreachable, refusal.Reason);
        Assert.Contains("run 'samgr device pair' on the other device", refusal.Message, StringComparison.Ordinal);
    }
}
