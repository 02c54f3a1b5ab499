using Samgr.Bench.Floors;
using Samgr.Bench.Measuring;
using Samgr.Bench.Table;

namespace Samgr.Bench.Tests;

public sealed class LimitTests
{
    private static readonly ConstantFloor _floor = new("floor", Unit.Microseconds, 2);

    [Theory]
    [InlineData(2.5, true)]
    [InlineData(2.6, false)]
    public void A_ratio_up_to_the_limit_meets_it(double ratio, bool isMet)
        => Assert.Equal(isMet, Results.IsMet(new Check(_floor, MaxRatio: 2.5), 1, ratio));

    [Theory]
    [InlineData(10, true)]
    [InlineData(10.1, false)]
    public void A_figure_up_to_the_limit_meets_it(double value, bool isMet)
        => Assert.Equal(isMet, Results.IsMet(new Check(_floor, MaxValue: 10), value, 100));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.4, true)]
    [InlineData(24, false)]
    public void A_limit_of_0_bytes_is_met_by_what_rounds_to_0(double value, bool isMet)
        => Assert.Equal(isMet, Results.IsMet(new Check(_floor, MaxValue: 0), value, null));

    [Fact]
    public void Nothing_is_met_without_a_limit_or_without_a_figure()
    {
        Assert.Null(Results.IsMet(new Check(_floor), 1, 1));
        Assert.Null(Results.IsMet(new Check(_floor, MaxRatio: 2), 1, null));
        Assert.Null(Results.IsMet(new Check(_floor, MaxValue: 2), null, null));
    }

    [Fact]
    public void A_figure_is_the_median_of_its_rounds_and_its_ratio_that_of_the_medians()
    {
        Row row = new("row", new Steps(1, 30, 4), Placement.Free, [new Check(_floor, MaxRatio: 2)]);

        Line line = Assert.Single(Results.Measure([row], Plan.Short with { Rounds = 3 }, _ => { }));

        Assert.Equal((4, 2, 2.0, true), (line.P50, line.FloorP50, line.Ratio, line.IsMet));
    }

    private sealed class Steps(params double[] values) : Measurement
    {
        private int _next;

        internal override string Name => "steps";

        internal override Sample Measure(Placement placement, Plan plan) => Sample.Of(values[_next++]);
    }
}
