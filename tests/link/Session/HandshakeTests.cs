using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Session;

/// <summary>A session comes up between devices that were paired, and with nobody else.</summary>
public sealed class HandshakeTests
{
    [Theory]
    [InlineData(LinkSecurity.Tagged)]
    [InlineData(LinkSecurity.Memory)]
    [InlineData(LinkSecurity.Tls)]
    public void Devices_that_were_paired_come_up_and_know_each_other_by_the_names_of_the_pairing(int security)
    {
        Pair pair = Pair.Up(security);

        Assert.Equal(["up with hall"], pair.Kitchen.Host.Told);
        Assert.Equal(["up with kitchen"], pair.Hall.Host.Told);
        Assert.True(pair.Kitchen.Session.IsUp && pair.Hall.Session.IsUp);
    }

    [Fact]
    public void Both_keep_to_the_smaller_limit()
    {
        Pair pair = new();
        pair.Hall.Limit(maxContent: 512);
        pair.Dial();
        pair.Deliver();

        Assert.Equal((512, 512), (pair.Kitchen.Session.MaxContent, pair.Hall.Session.MaxContent));
    }

    [Fact]
    public void Another_key_is_refused_by_both_and_the_reason_says_what_to_do()
    {
        Pair pair = new();
        pair.Hall.Host.Peers[0] = new LinkPeer(pair.Kitchen.Options.NetworkId, "kitchen", new byte[32], LinkSecurity.Tagged, 16);

        Refused(pair, "lost: the other side has another key: pair the devices again", "lost: the other side has another key: pair the devices again");
    }

    [Fact]
    public void A_device_that_was_forgotten_is_refused()
    {
        Pair pair = new();
        pair.Hall.Host.Peers.Clear();

        Refused(pair, "lost: the other side left: this device is not paired with the other one", "lost: this device is not paired with the other one");
    }

    [Fact]
    public void A_carrier_that_protects_less_than_at_pairing_is_refused()
    {
        Pair pair = new(LinkSecurity.Tagged);
        pair.Hall.Host.Peers[0] = new LinkPeer(pair.Kitchen.Options.NetworkId, "kitchen", Pair.Key, LinkSecurity.Tls, 16);

        Refused(
            pair,
            "lost: the other side left: the carrier protects less than when the devices were paired (1, at least 3)",
            "lost: the carrier protects less than when the devices were paired (1, at least 3)");
    }

    [Fact]
    public void Two_devices_with_one_id_are_told_so()
    {
        Pair pair = new();
        pair.Hall.Options = new LinkOptions(pair.Kitchen.Options.NetworkId, "hall");

        Refused(
            pair,
            "lost: the other side left: the other side has the network id of this one",
            "lost: the other side has the network id of this one");
    }

    [Fact]
    public void A_version_of_the_future_is_refused_and_the_reason_names_both()
    {
        Pair pair = new();
        pair.Kitchen.Carrier.Passes = frame =>
        {
            if (frame[1] == LinkKind.Hello)
            {
                frame[LinkFrame.HeadSize] = 2;
                frame[LinkFrame.HeadSize + 1] = 3;
            }

            return [frame];
        };

        Refused(
            pair,
            "lost: the other side left: this side speaks version 1 of the link, the other one versions 2 to 3: bring one of them up to date",
            "lost: this side speaks version 1 of the link, the other one versions 2 to 3: bring one of them up to date");
    }

    [Fact]
    public void A_HELLO_that_was_changed_on_its_way_is_found_by_the_proof()
    {
        Pair pair = new();
        pair.Kitchen.Carrier.Passes = frame =>
        {
            // The limit of a content, which somebody between would have smaller.
            if (frame[1] == LinkKind.Hello)
            {
                frame[LinkFrame.HeadSize + 72] ^= 1;
            }

            return [frame];
        };

        Refused(pair, "lost: the other side has another key: pair the devices again", "lost: the other side has another key: pair the devices again");
    }

    [Fact]
    public void A_session_that_is_played_back_is_refused()
    {
        Pair pair = Pair.Up();
        Pair again = new();
        again.Hall.Host.Peers[0] = pair.Hall.Host.Peers[0];
        again.Hall.Begin(false);
        foreach (byte[] frame in pair.Kitchen.Carrier.Sent)
        {
            Feed(again.Hall, frame);
        }

        Assert.Equal(["lost: a HELLO of an earlier session"], again.Hall.Host.Told);
        Assert.Equal([LinkKind.Bye], again.Hall.Carrier.Sent.Select(frame => (int)frame[1]));
    }

    [Fact]
    public void A_proof_is_not_taken_back_by_its_maker()
    {
        Pair pair = new();
        pair.Dial();
        pair.Kitchen.Carrier.DeliverTo(pair.Hall.Session);
        pair.Hall.Carrier.DeliverTo(pair.Kitchen.Session);
        byte[] proof = pair.Kitchen.Carrier.Sent.Single(frame => frame[1] == LinkKind.Proof);

        Feed(pair.Kitchen, proof);

        Assert.Equal(["lost: the other side has another key: pair the devices again"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void Nobody_is_waited_for_longer_than_two_seconds()
    {
        Pair pair = new();
        pair.Hall.Begin(false);
        pair.Clock.NowMs += 1999;
        Assert.Equal(1, pair.Hall.Session.OnTick());
        Assert.Empty(pair.Hall.Host.Told);

        pair.Clock.NowMs++;
        pair.Hall.Session.OnTick();

        Assert.Equal(["lost: nobody has proven anything for 2000 ms"], pair.Hall.Host.Told);
        Assert.True(pair.Hall.Carrier.IsClosed);
    }

    [Theory]
    [InlineData(1025, "lost: a frame of 1025 bytes is longer than what was agreed on")]
    [InlineData(47, "lost: what came is no frame of version 1")]
    public void A_frame_of_somebody_who_has_proven_nothing_is_bounded(int count, string told)
    {
        Pair pair = new();
        pair.Hall.Begin(false);

        Feed(pair.Hall, new byte[count]);

        Assert.Equal([told], pair.Hall.Host.Told);
    }

    [Fact]
    public void A_call_before_the_proof_is_refused_on_both_sides()
    {
        Pair pair = new();
        pair.Dial();

        pair.Kitchen.Query(3);
        Feed(pair.Hall, Frame(LinkKind.Query));

        Assert.Equal(["3: refused ERR_DEAD_OBJECT there is no link"], pair.Kitchen.Host.Told);
        Assert.Equal(["lost: the first frame is no HELLO"], pair.Hall.Host.Told);
        Assert.Empty(pair.Hall.Host.Requests);
    }

    private static void Refused(Pair pair, string kitchen, string hall)
    {
        pair.Dial();
        pair.Deliver();
        Assert.Equal([kitchen], pair.Kitchen.Host.Told);
        Assert.Equal([hall], pair.Hall.Host.Told);
        Assert.True(pair.Kitchen.Carrier.IsClosed && pair.Hall.Carrier.IsClosed);
    }

    private static byte[] Frame(int kind)
    {
        LinkFrame frame = new();
        frame.Clear(kind);
        byte[] bytes = new byte[frame.Size];
        frame.Write(bytes, 0);
        return bytes;
    }

    private static void Feed(Side side, byte[] frame) => side.Session.OnFrame([.. new byte[LinkSession.Headroom], .. frame], LinkSession.Headroom, frame.Length);
}
