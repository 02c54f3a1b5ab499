namespace Samgr.Tests;

public sealed class TokenBucketTests
{
    [Fact]
    public void A_new_bucket_is_full()
    {
        var bucket = new TokenBucket(rate: 10, burst: 3, nowMs: 0);
        Assert.Equal(3, TakeAll(bucket, 0));
    }

    [Fact]
    public void It_fills_with_the_rate_down_to_the_millisecond()
    {
        var bucket = new TokenBucket(rate: 10, burst: 3, nowMs: 0);
        TakeAll(bucket, 0);
        Assert.False(bucket.TryTake(99));
        Assert.True(bucket.TryTake(100));
        Assert.False(bucket.TryTake(100));
    }

    [Fact]
    public void Fractions_are_not_lost_when_it_is_asked_often()
    {
        var bucket = new TokenBucket(rate: 300, burst: 1, nowMs: 0);
        var taken = Enumerable.Range(0, 1001).Count(now => bucket.TryTake(now));
        Assert.InRange(taken, 250, 301);
    }

    [Fact]
    public void It_never_holds_more_than_its_burst()
    {
        var bucket = new TokenBucket(rate: 1000, burst: 1500, nowMs: 0);
        TakeAll(bucket, 0);
        Assert.Equal(1500, TakeAll(bucket, long.MaxValue / 2000));
    }

    [Fact]
    public void Time_that_goes_back_changes_nothing()
    {
        var bucket = new TokenBucket(rate: 10, burst: 1, nowMs: 1000);
        Assert.True(bucket.TryTake(500));
        Assert.False(bucket.TryTake(1050));
        Assert.True(bucket.TryTake(1100));
    }

    [Fact]
    public void A_rate_of_0_means_no_limit()
    {
        var bucket = new TokenBucket(rate: 0, burst: 0, nowMs: 0);
        Assert.True(bucket.TryTake(0));
        Assert.True(bucket.TryTake(0));
    }

    private static int TakeAll(TokenBucket bucket, long now)
    {
        var taken = 0;
        while (bucket.TryTake(now))
        {
            taken++;
        }

        return taken;
    }
}
