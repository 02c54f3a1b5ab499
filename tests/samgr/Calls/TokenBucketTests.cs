namespace Samgr.Tests;

public sealed class TokenBucketTests
{
    [Fact]
    public void A_new_bucket_is_full() => Assert.Equal(3, TakeAll(new TokenBucket(1, 10, 3, 0), 0, most: 100));

    [Fact]
    public void It_fills_with_the_rate_down_to_the_millisecond()
    {
        var bucket = new TokenBucket(1, 10, 3, 0);
        TakeAll(bucket, 0, most: 100);
        Assert.Equal(0, TakeAll(bucket, 99, most: 100));
        Assert.Equal(1, TakeAll(bucket, 100, most: 100));
    }

    [Fact]
    public void Fractions_are_not_lost_when_it_is_asked_often()
    {
        var bucket = new TokenBucket(1, 300, 1, 0);
        var taken = Enumerable.Range(0, 1001).Sum(now => TakeAll(bucket, now, most: 1));
        Assert.InRange(taken, 250, 301);
    }

    /// <summary>Asked for one more than it may hold, and never for all that a bucket without a bound would give.</summary>
    [Theory]
    [InlineData(1000, 1500, 1501)]
    [InlineData(1000, 1500, 100_000)]
    [InlineData(1, 1, 5000)]
    [InlineData(int.MaxValue, 1500, long.MaxValue / 2)]
    public void Fault_M4_ItNeverHoldsMoreThanItsBurst(int rate, int burst, long later)
    {
        var clock = new TestAdapter();
        var bucket = new TokenBucket(1, rate, burst, clock.NowMs);
        TakeAll(bucket, clock.NowMs, burst);
        Assert.Equal(burst, TakeAll(bucket, later, most: burst + 10));
    }

    [Fact]
    public void Fault_M4_ItNeverHoldsMoreThanItsBurstHoweverOftenItIsAsked()
    {
        var clock = new TestAdapter();
        var bucket = new TokenBucket(1, 1000, 3, clock.NowMs);
        for (var i = 0; i < 10; i++)
        {
            clock.Advance(10);
            bucket.Fill(clock.NowMs);
        }

        Assert.Equal(3, TakeAll(bucket, clock.NowMs, most: 100));
    }

    /// <summary>Milliseconds times a rate pass the end of 64 bits after 50 days at the largest rate.</summary>
    [Theory]
    [InlineData(1L << 31)]
    [InlineData(1L << 32)]
    [InlineData(1L << 33)]
    [InlineData(long.MaxValue)]
    public void Fault_S1_ALongRestFillsABucketAndDoesNotEmptyIt(long later)
    {
        var bucket = new TokenBucket(1, int.MaxValue, 5, 0);
        TakeAll(bucket, 0, most: 5);
        Assert.Equal(5, TakeAll(bucket, later, most: 100));
    }

    [Fact]
    public void Fault_S1_TheLargestBurstIsNotBeyondTheEndOfALevel()
    {
        var bucket = new TokenBucket(FlowControl.UserShares, int.MaxValue, int.MaxValue, 0);
        Assert.Equal(10, TakeAll(bucket, 0, most: 10));
        Assert.Equal(10, TakeAll(bucket, long.MaxValue, most: 10));
    }

    [Fact]
    public void Time_that_goes_back_changes_nothing()
    {
        var bucket = new TokenBucket(1, 10, 1, 1000);
        Assert.Equal(1, TakeAll(bucket, 500, most: 10));
        Assert.Equal(0, TakeAll(bucket, 1050, most: 10));
        Assert.Equal(1, TakeAll(bucket, 1100, most: 10));
    }

    private static int TakeAll(TokenBucket bucket, long now, int most)
    {
        bucket.Fill(now);
        var taken = 0;
        while (taken < most && bucket.Take())
        {
            taken++;
        }

        return taken;
    }
}
