using Samgr.Emulator.Devices;

namespace Samgr.Emulator.Tests.Devices;

public sealed class RelayScheduleTests
{
    private static readonly LinkFaults _none = new(0, 0, 0, false);

    [Fact]
    public void The_same_seed_gives_the_same_schedule_and_another_one_another()
    {
        LinkFaults faults = _none with { DelayMs = 5, JitterMs = 100 };

        Assert.Equal(Times(7, faults), Times(7, faults));
        Assert.NotEqual(Times(7, faults), Times(8, faults));
        Assert.All(Times(7, faults).Zip(Enumerable.Range(0, 50)), pair => Assert.InRange(pair.First, (pair.Second * 10) + 5.0, (50 * 10) + 105.0));
    }

    [Fact]
    public void Bytes_stay_in_order_whatever_is_drawn()
    {
        double[] times = Times(3, _none with { JitterMs = 500 });

        Assert.Equal(times.Order(), times);
        Assert.True(times.Distinct().Count() > 1, "something is drawn");
    }

    [Fact]
    public void Bytes_wait_for_those_before_them_where_few_pass_a_second()
    {
        RelaySchedule schedule = new(1);
        LinkFaults slow = _none with { Bandwidth = 1000 };

        Assert.Equal(100, schedule.Take(0, 100, slow), 6);
        Assert.Equal(150, schedule.Take(0, 50, slow), 6);
        Assert.Equal(1010, schedule.Take(1000, 10, slow), 6);
    }

    [Fact]
    public void A_change_while_it_runs_moves_no_later_draw()
    {
        RelaySchedule changed = new(5);
        RelaySchedule steady = new(5);
        LinkFaults faults = _none with { JitterMs = 50 };

        changed.Take(0, 1, _none);
        steady.Take(0, 1, faults);

        Assert.Equal(steady.Take(1000, 1, faults), changed.Take(1000, 1, faults), 9);
    }

    [Fact]
    public void Neighbouring_seeds_are_far_apart()
        => Assert.Equal(100, Enumerable.Range(0, 100).Select(index => RelaySchedule.SeedOf(1, (ulong)index) >> 48).Distinct().Count());

    private static double[] Times(ulong seed, LinkFaults faults)
    {
        RelaySchedule schedule = new(seed);
        return [.. Enumerable.Range(0, 50).Select(index => schedule.Take(10 * index, 100, faults))];
    }
}
