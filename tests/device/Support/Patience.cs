using System.Threading;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Support;

/// <summary>Whether what a test waits for is there.</summary>
internal delegate bool Condition();

/// <summary>Waits for what must come, and fails when it does not.</summary>
internal static class Patience
{
    internal const int LimitMs = 10_000;

    private const int StepMs = 2;

    internal static void For(WaitHandle happened, string what) => Assert.IsTrue(happened.WaitOne(LimitMs, false), what);

    internal static void For(Thread thread) => Assert.IsTrue(thread.Join(LimitMs), "a thread did not end");

    /// <summary>For what has no event: a registration that arrives at another process.</summary>
    internal static void Until(Condition condition, string what)
    {
        int waited = 0;
        while (!condition())
        {
            Assert.IsTrue(waited < LimitMs, what);
            Thread.Sleep(StepMs);
            waited += StepMs;
        }
    }
}
