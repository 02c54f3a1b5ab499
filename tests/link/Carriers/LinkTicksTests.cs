using LiteIpc.Link.Desktop;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Sessions are woken when they are due, on virtual time.</summary>
public sealed class LinkTicksTests
{
    private const int Never = -1;

    private readonly Pair _pair = new();
    private readonly LinkTicks _kitchen;
    private readonly LinkTicks _hall;
    private bool _isOver;

    public LinkTicksTests()
    {
        _kitchen = new LinkTicks(_pair.Kitchen.Platform);
        _hall = new LinkTicks(_pair.Hall.Platform);
        _pair.Kitchen.Prepares = session => _kitchen.Attach(session, () => _isOver);
        _pair.Hall.Prepares = session => _hall.Attach(session, () => _isOver);
    }

    [Fact]
    public void A_session_is_due_at_the_end_of_the_time_for_its_proof_and_then_at_its_next_ping()
    {
        Assert.Equal(Never, _kitchen.WakeNext());

        _pair.Dial();
        Assert.Equal(2000, _kitchen.WakeNext());

        _pair.Deliver();
        Assert.Equal(1000, _kitchen.WakeNext());
        _pair.Clock.NowMs += 999;
        Assert.Equal(1, _kitchen.WakeNext());
        _pair.Kitchen.Carrier.Sent.Clear();
        _pair.Clock.NowMs++;
        Assert.Equal(0, _kitchen.WakeNext());
        Assert.Equal(LinkKind.Ping, (int)Assert.Single(_pair.Kitchen.Carrier.Sent)[1]);
        Assert.Equal(1000, _kitchen.WakeNext());
    }

    [Fact]
    public void A_call_with_less_time_brings_both_sides_forward()
    {
        int target = Up();

        _pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 300);
        Assert.Equal(300, _kitchen.WakeNext());
        _pair.Deliver();
        Assert.Equal(300, _hall.WakeNext());

        _pair.Clock.NowMs += 300;
        Assert.Equal(0, _kitchen.WakeNext());
        Assert.Equal(["1: EC_TIMEOUT hall has not answered within 300 ms"], _pair.Kitchen.Host.Told);
        Assert.Equal(700, _kitchen.WakeNext());
        Assert.Equal(0, _hall.WakeNext());
        Assert.Equal(["cancel 1"], _pair.Hall.Host.Told);
    }

    [Fact]
    public void A_call_that_waits_for_room_brings_its_side_forward()
    {
        _pair.Hall.Limit(credits: 1);
        int target = Up();
        _pair.Kitchen.Call(target, 1);
        _pair.Kitchen.Call(target, 2, "", call => call.TimeoutMs = 40);

        Assert.Equal(40, _kitchen.WakeNext());
    }

    [Fact]
    public void What_is_brought_forward_while_the_session_is_woken_is_kept()
    {
        int target = Up();
        _pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 300);
        _pair.Kitchen.Host.Answers = _ => _pair.Kitchen.Call(target, 2, "", call => call.TimeoutMs = 10);
        _pair.Clock.NowMs += 300;

        Assert.Equal(0, _kitchen.WakeNext());

        Assert.Equal(10, _kitchen.WakeNext());
    }

    [Fact]
    public void A_session_that_is_over_is_woken_no_more()
    {
        Up();
        _isOver = true;
        _pair.Clock.NowMs += 5000;

        Assert.Equal(0, _kitchen.WakeNext());

        Assert.Equal(Never, _kitchen.WakeNext());
    }

    [Fact]
    public void Sessions_are_woken_in_the_order_in_which_they_are_due()
    {
        Pair other = new();
        other.Kitchen.Prepares = session => _kitchen.Attach(session, () => false);
        int target = Up();
        other.Clock.NowMs = _pair.Clock.NowMs;
        other.Dial();
        other.Deliver();
        _pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 300);
        _pair.Clock.NowMs += 1000;

        Assert.Equal(0, _kitchen.WakeNext());
        Assert.Equal(["1: EC_TIMEOUT hall has not answered within 300 ms"], _pair.Kitchen.Host.Told);
        other.Clock.NowMs = _pair.Clock.NowMs;
        other.Kitchen.Carrier.Sent.Clear();
        while (_kitchen.WakeNext() == 0)
        {
        }

        Assert.Equal(LinkKind.Ping, (int)Assert.Single(other.Kitchen.Carrier.Sent)[1]);
    }

    [Fact]
    public void An_idle_session_is_woken_a_few_times_a_second()
    {
        Up();
        int wakes = 0;
        for (int ms = 0; ms < 10_000; ms++)
        {
            _pair.Clock.NowMs++;
            foreach (LinkTicks side in (LinkTicks[])[_kitchen, _hall])
            {
                while (side.WakeNext() == 0)
                {
                    wakes++;
                }
            }

            _pair.Deliver();
        }

        Assert.InRange(wakes, 10, 60);
        Assert.True(_pair.Kitchen.Session.IsUp);
    }

    private int Up()
    {
        _pair.Dial();
        _pair.Deliver();
        _pair.Hall.Host.Serves = Pair.Find;
        LinkCall query = _pair.Kitchen.Query();
        _pair.Deliver();
        _pair.Forget();
        return query.Target;
    }
}
