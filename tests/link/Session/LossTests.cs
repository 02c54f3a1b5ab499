using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Session;

/// <summary>How a session ends, and in which order that is told; references and deaths while it lasts.</summary>
public sealed class LossTests
{
    [Fact]
    public void A_carrier_that_ends_ends_every_call_with_the_code_of_the_dead_after_the_loss_was_told()
    {
        Pair pair = Pair.Serving(out int target, pair => pair.Hall.Limit(credits: 1));
        pair.Hall.Host.Serves = Pair.Find;
        pair.Kitchen.Call(target, 1);
        pair.Kitchen.Call(target, 2);
        pair.Kitchen.Query(3);
        pair.Deliver();

        pair.Kitchen.Session.OnClosed("the connection was reset");
        pair.Kitchen.Session.OnClosed("again");

        Assert.Equal("lost: the connection was reset", pair.Kitchen.Host.Told[^3..][0]);
        Assert.Equal(
            ["1: ERR_DEAD_OBJECT the link is lost: the connection was reset", "2: ERR_DEAD_OBJECT the link is lost: the connection was reset"],
            pair.Kitchen.Host.Told[^2..].Order());
        Assert.True(pair.Kitchen.Carrier.IsClosed);
    }

    [Fact]
    public void What_was_given_to_the_other_side_comes_back_when_it_is_lost_and_what_runs_for_it_is_cancelled()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        pair.Kitchen.Call(target, 1);
        pair.Deliver();

        pair.Hall.Session.OnClosed("gone");

        Assert.Equal(["lost: gone", "cancel 1", "released temperature"], pair.Hall.Host.Told);
        pair.Hall.Session.Reply(pair.Hall.Host.Requests.Single(), [], 0);
        Assert.Empty(pair.Hall.Carrier.Sent);
    }

    [Fact]
    public void A_silent_side_is_lost_after_three_pings()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Carrier.Passes = _ => [];
        pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 60_000);

        pair.Pass(3900);
        Assert.Empty(pair.Kitchen.Host.Told);
        Assert.Equal(3, pair.Kitchen.Carrier.Sent.Count(frame => frame[1] == LinkKind.Ping));
        pair.Pass(150);

        Assert.Equal(
            ["lost: the other side has been silent for 4000 ms", "1: ERR_DEAD_OBJECT the link is lost: the other side has been silent for 4000 ms"],
            pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_side_that_has_nothing_to_say_stays()
    {
        Pair pair = Pair.Serving(out _);

        pair.Pass(60_000);

        Assert.True(pair.Kitchen.Session.IsUp && pair.Hall.Session.IsUp);
    }

    [Fact]
    public void A_side_that_leaves_says_why()
    {
        Pair pair = Pair.Serving(out _);

        pair.Hall.Session.Close(EC.Permission, "the device was forgotten");
        pair.Deliver();

        Assert.Equal(["lost: the other side left: the device was forgotten"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_carrier_without_room_is_lost()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Carrier.Room = 0;

        pair.Kitchen.Call(target, 1);

        Assert.Equal(["lost: the carrier takes no more frames", "1: ERR_DEAD_OBJECT the link is lost: the carrier takes no more frames"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_death_is_told_once_and_its_number_leads_nowhere_any_more()
    {
        Pair pair = Pair.Serving(out int target);

        pair.Hall.Session.TellDeath(Side.Service);
        pair.Hall.Session.TellDeath(Side.Service);
        pair.Deliver();
        pair.Kitchen.Call(target, 1);
        LinkCall again = pair.Kitchen.Query(2);
        pair.Deliver();

        Assert.Equal(
            [$"death of {target}", $"1: ERR_DEAD_OBJECT nothing stands behind number {target} of this session any more", "2: EC_SUCCESS"],
            pair.Kitchen.Host.Told);
        Assert.NotEqual(target, again.Target);
    }

    [Fact]
    public void Whoever_watches_what_has_ended_is_told_at_once()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Session.Watch(target);
        pair.Deliver();
        Assert.Empty(pair.Kitchen.Host.Told);

        pair.Kitchen.Session.Watch(target + 1);
        pair.Deliver();

        Assert.Equal([$"death of {target + 1}"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void References_are_counted_and_the_last_one_gives_it_back()
    {
        Pair pair = Pair.Serving(out int target);
        Assert.Equal(target, pair.Hall.Session.Give(Side.Service));

        pair.Kitchen.Session.Release(target, 1);
        pair.Deliver();
        Assert.Empty(pair.Hall.Host.Told);
        pair.Kitchen.Session.Release(target, 2);
        pair.Kitchen.Session.Release(target, 0);
        pair.Kitchen.Session.Release(target, -1);
        pair.Deliver();
        Assert.Empty(pair.Hall.Host.Told);
        Assert.Equal(3, pair.Hall.Session.Dropped);

        pair.Kitchen.Session.Release(target, 1);
        pair.Deliver();

        Assert.Equal(["released temperature"], pair.Hall.Host.Told);
    }

    [Fact]
    public void More_services_than_the_limit_are_refused_by_name()
    {
        Pair pair = Pair.Serving(out _, pair => pair.Hall.Limit(maxTargets: 1));
        pair.Hall.Host.Serves = (session, request) => session.Found(request, "another");

        pair.Kitchen.Query(1);
        pair.Deliver();

        Assert.Equal(["1: EC_NOSPACE the other device knows 1 services and objects here already"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void Fault_S1_a_session_ends_before_its_numbers_do()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Session.Sequence = int.MaxValue - 3;
        pair.Kitchen.Session.AnsweredTo = int.MaxValue - 3;

        pair.Kitchen.Call(target, 1);
        pair.Kitchen.Call(target, 2);
        pair.Deliver();
        pair.Kitchen.Call(target, 3);
        pair.Deliver();

        Assert.Equal(
            ["1: EC_SUCCESS 1", "2: EC_SUCCESS 2", "lost: the numbers of this session are used up", "3: ERR_DEAD_OBJECT the numbers of this session are used up"],
            pair.Kitchen.Host.Told);
        Assert.Equal(["lost: the other side left: the numbers of this session are used up", "released temperature"], pair.Hall.Host.Told);
    }

    [Theory]
    [InlineData(LinkKind.Death)]
    [InlineData(LinkKind.Release)]
    public void A_notice_that_comes_twice_counts_once_and_one_that_was_lost_ends_the_link(int kind)
    {
        Pair pair = Pair.Up(LinkSecurity.Memory);
        pair.Hall.Host.Serves = Pair.Find;
        LinkCall[] queries = [pair.Kitchen.Query(), pair.Kitchen.Query()];
        pair.Deliver();
        pair.Forget();
        pair.Hall.Carrier.Passes = frame => frame[1] == kind ? [frame, frame] : [frame];
        pair.Kitchen.Carrier.Passes = pair.Hall.Carrier.Passes;
        Tell(pair, queries, kind);
        pair.Deliver();
        Assert.Equal(kind == LinkKind.Death ? [$"death of {queries[0].Target}"] : [], pair.Kitchen.Host.Told);
        Assert.Empty(pair.Hall.Host.Told);

        pair.Hall.Carrier.Passes = frame => frame[1] == kind ? [] : [frame];
        pair.Kitchen.Carrier.Passes = pair.Hall.Carrier.Passes;
        queries = [pair.Kitchen.Query()];
        pair.Deliver();
        Tell(pair, queries, kind);
        pair.Pass(1100);

        Assert.Contains("lost: a frame was lost on its way", kind == LinkKind.Death ? pair.Kitchen.Host.Told : pair.Hall.Host.Told);
    }

    private static void Tell(Pair pair, LinkCall[] queries, int kind)
    {
        if (kind == LinkKind.Death)
        {
            pair.Hall.Session.TellDeath(Side.Service);
        }
        else
        {
            pair.Kitchen.Session.Release(queries[0].Target, 1);
        }
    }
}
