using System.Diagnostics;
using System.Text;

namespace Samgr.Mutants.Running;

/// <summary>A program that is run to its end, with all that it has started.</summary>
internal static class Command
{
    /// <summary>Runs it.</summary>
    /// <returns>What it said, and its exit code; null when its time was over first.</returns>
    internal static CommandResult Run(
        string folder, string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = new() { StartInfo = start };
        StringBuilder output = new();
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (output)
            {
                output.Append(line.Data).Append(line.Data == null ? string.Empty : "\n");
            }
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.Start();
        using CancellationTokenRegistration end = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool hasEnded = process.WaitForExit(limit);
        if (hasEnded)
        {
            process.WaitForExit();
        }
        else
        {
            process.Kill(entireProcessTree: true);
        }

        cancellation.ThrowIfCancellationRequested();
        lock (output)
        {
            return new CommandResult(hasEnded ? process.ExitCode : null, output.ToString());
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; null when its time was over first.</param>
/// <param name="Output">What it said.</param>
internal sealed record CommandResult(int? ExitCode, string Output);
