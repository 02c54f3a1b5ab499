using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samgr.Bench.Tests;

/// <summary>The built program, run as a process of its own, with a folder of its own for what is temporary.</summary>
internal static class BenchProcess
{
    /// <summary>Runs it to its end, which the limit of the test ends; nothing temporary may be left.</summary>
    public static async Task<BenchResult> RunAsync(params string[] arguments)
    {
        string folder = Directory.CreateTempSubdirectory("sb-").FullName;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using Process process = Start(folder, arguments);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            BenchResult result = new(process.ExitCode, await output, await errors);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            return result;
        }
        finally
        {
            End(process, folder);
        }
    }

    /// <summary>Starts it with a folder for what is temporary.</summary>
    public static Process Start(string folder, params string[] arguments) => Process.Start(Describe(folder, arguments))!;

    /// <summary>Ends what is left of it, and its folder.</summary>
    public static void End(Process process, string folder)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        Directory.Delete(folder, true);
    }

    private static ProcessStartInfo Describe(string folder, string[] arguments)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        ProcessStartInfo start = new(Path.Combine(root, "dotnet"), [Path.Combine(AppContext.BaseDirectory, "Samgr.Bench.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}

/// <summary>What a run of the program has left.</summary>
internal sealed record BenchResult(int ExitCode, string Output, string Errors);
