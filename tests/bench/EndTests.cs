using System.Diagnostics;
using Samgr.Bench.Native;

namespace Samgr.Bench.Tests;

public sealed class EndTests
{
    private const int TerminateSignal = 15;
    private const int TerminatedExitCode = 143;

    [Fact(SkipUnless = nameof(IsLinux), Skip = "sends a signal")]
    public async Task A_run_that_is_terminated_leaves_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("sb-").FullName;
        using Process process = BenchProcess.Start(folder, "--only", "idle");
        try
        {
            // Its machine is there as soon as it has a socket.
            while (Directory.GetFiles(folder, "*.sock", SearchOption.AllDirectories).Length == 0)
            {
                Assert.False(process.HasExited, "it ended by itself");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            Assert.Equal(0, Libc.Kill(process.Id, TerminateSignal));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(TerminatedExitCode, process.ExitCode);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        }
        finally
        {
            BenchProcess.End(process, folder);
        }
    }

    public static bool IsLinux => OperatingSystem.IsLinux();
}
