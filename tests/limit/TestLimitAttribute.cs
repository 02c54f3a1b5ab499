using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

[assembly: Samgr.Tests.Limit.TestLimit]

namespace Samgr.Tests.Limit;

/// <summary>
/// The end of each test of an assembly. One that hangs is cancelled and its thread interrupted, so that it fails by its name; one
/// that does not end then ends its process, and the run with it. Time counts as far as the machine had some for this process.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestLimitAttribute : Xunit.v3.BeforeAfterTestAttribute
{
    /// <summary>The environment variable that sets another end, in milliseconds.</summary>
    internal const string Variable = "SAMGR_TEST_LIMIT_MS";

    /// <summary>Milliseconds that a test takes at most on a machine with nothing else to do.</summary>
    private static readonly int _quietMs = int.TryParse(
        Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 300_000;

    /// <summary>Milliseconds that it has to fail in when it has taken longer.</summary>
    private const int LastMs = 30_000;

    private static readonly ConcurrentDictionary<string, Running> _running = [];
    private static readonly Timer _watch = new(_ => Look(), null, Testing.MachineTime.TickMs, Testing.MachineTime.TickMs);

    public override void Before(MethodInfo methodUnderTest, Xunit.v3.IXunitTest test)
        => _running[test.UniqueID] = new Running(test.TestDisplayName, Xunit.TestContext.Current, Thread.CurrentThread);

    public override void After(MethodInfo methodUnderTest, Xunit.v3.IXunitTest test) => _running.TryRemove(test.UniqueID, out _);

    private static void Look()
    {
        foreach (Running test in _running.Values)
        {
            test.Look();
        }
    }

    private sealed class Running(string name, Xunit.ITestContext context, Thread thread)
    {
        private readonly long _end = Testing.MachineTime.GrantedMs + _quietMs;
        private bool _isWarned;

        internal void Look()
        {
            long late = Testing.MachineTime.GrantedMs - _end;
            if (late > LastMs)
            {
                _watch.Dispose();
                Environment.FailFast($"the test {name} has not ended within {_quietMs} ms");
            }

            if (late > 0 && !_isWarned)
            {
                _isWarned = true;
                context.SendDiagnosticMessage($"the test {name} has not ended within {_quietMs} ms and is interrupted");
                context.CancelCurrentTest();
                thread.Interrupt();
            }
        }
    }
}
