using System.Diagnostics;

namespace Samgr.Tool.Execution;

/// <summary>A program that a command runs to its end.</summary>
internal static class Subprocess
{
    /// <summary>Runs a program; an interruption ends it with all that it started.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="onLine">Gets each line that it writes, one at a time.</param>
    /// <param name="interrupted">Ends it.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string file,
        IEnumerable<string> arguments,
        string folder,
        Action<string> onLine,
        CancellationToken interrupted)
    {
        using Process process = new() { StartInfo = Describe(file, arguments, folder) };
        Lock gate = new();
        DataReceivedEventHandler receive = (_, line) =>
        {
            lock (gate)
            {
                if (line.Data is { } text)
                {
                    onLine(text);
                }
            }
        };
        process.OutputDataReceived += receive;
        process.ErrorDataReceived += receive;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(interrupted);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }

    // A build that inherits the variables of the build around it would take that one's SDK.
    private static ProcessStartInfo Describe(string file, IEnumerable<string> arguments, string folder)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
