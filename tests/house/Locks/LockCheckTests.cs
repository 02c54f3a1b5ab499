using Samgr.House.Tests.Reading;

namespace Samgr.House.Tests.Locks;

/// <summary>The check finds what it has to find, in code made for it.</summary>
public sealed class LockCheckTests
{
    private static readonly Lazy<LockCheck> _check = new(() => new LockCheck(Product.Read(typeof(LockCheckTests).Assembly.Location), LockRules.Read()));

    [Theory]
    [InlineData("Direct")]
    [InlineData("Deep")]
    [InlineData("ThroughAnInterface")]
    [InlineData("ThroughALambda")]
    [InlineData("ThroughACallback")]
    [InlineData("UnderALockObject")]
    [InlineData("OuterOfTwo")]
    public void A_blocking_call_under_a_lock_is_found(string method)
        => Assert.Contains(_check.Value.UnderLocks(), finding => finding.Path[0].EndsWith("Guilty::" + method, StringComparison.Ordinal));

    [Fact]
    public void What_does_not_block_under_a_lock_is_not_found()
        => Assert.DoesNotContain(_check.Value.UnderLocks(), finding => finding.Path[0].Contains("Innocent", StringComparison.Ordinal));

    [Fact]
    public void A_lock_that_is_taken_under_another_is_found()
        => Assert.Contains(_check.Value.Nestings(), nesting => nesting is { Outer: "Guilty._outer", Inner: "Guilty._inner" });

    private interface IStep
    {
        void Do();
    }

    private sealed class Step : IStep
    {
        public void Do() => Thread.Sleep(1);
    }

    private sealed class Guilty(IStep step)
    {
        private readonly object _outer = new();
        private readonly object _inner = new();
        private readonly Lock _other = new();
        private Func<Guilty, int> _callback = guilty => guilty.Slow();

        public void Direct()
        {
            lock (_inner)
            {
                Thread.Sleep(1);
            }
        }

        public void Deep()
        {
            lock (_inner)
            {
                Slow();
            }
        }

        public void ThroughAnInterface()
        {
            lock (_inner)
            {
                step.Do();
            }
        }

        public void ThroughALambda()
        {
            lock (_inner)
            {
                Array.ForEach([1], _ => Thread.Sleep(1));
            }
        }

        public void ThroughACallback()
        {
            lock (_inner)
            {
                _callback(this);
            }

            _callback = _ => 0;
        }

        public void UnderALockObject()
        {
            lock (_other)
            {
                Slow();
            }
        }

        public void OuterOfTwo()
        {
            lock (_outer)
            {
                Inner();
            }
        }

        private void Inner()
        {
            lock (_inner)
            {
                Monitor.Wait(_inner, 1);
            }
        }

        private int Slow()
        {
            Thread.Sleep(1);
            return 1;
        }
    }

    private sealed class Innocent
    {
        private readonly object _gate = new();
        private int _count;

        public void Behind()
        {
            lock (_gate)
            {
                _count++;
            }

            Thread.Sleep(1);
        }

        public void OnAnotherThread()
        {
            lock (_gate)
            {
                new Thread(() => Thread.Sleep(_count)).Start();
            }
        }

        public void OnItself()
        {
            lock (_gate)
            {
                Monitor.Wait(_gate, 1);
            }
        }
    }
}
