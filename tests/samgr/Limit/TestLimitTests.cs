using System.Diagnostics;
using System.Runtime.InteropServices;
using Samgr.Tests.Limit;

namespace Samgr.Tests;

public sealed class TestLimitTests
{
    private const string LimitMs = "200";

    [Fact(Explicit = true)]
    public void Hangs() => Thread.Sleep(Timeout.Infinite);

    [Fact]
    public async Task Fault_M4_A_test_that_hangs_fails_by_its_name()
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        ProcessStartInfo start = new(dotnet, ["exec", typeof(TestLimitTests).Assembly.Location, "-explicit", "only", "-method", "*." + nameof(Hangs)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[TestLimitAttribute.Variable] = LimitMs;
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Patience.WaitAsync(output, () => "for the end of a test that hangs", TestContext.Current.CancellationToken);

            Assert.Contains(nameof(Hangs) + " [FAIL]", await output);
            Assert.Contains(nameof(ThreadInterruptedException), await output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
