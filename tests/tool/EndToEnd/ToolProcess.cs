using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>The built command line, running as a process of its own.</summary>
public sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ToolProcess(Process process)
    {
        _process = process;
    }

    public TestLog Output { get; } = new();

    public TestLog Errors { get; } = new();

    public static ToolProcess Start(
        string runtimeFolder,
        string workingFolder,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string? shellCommand = null)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string[] command = [Path.Combine(root, "dotnet"), Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.dll"), .. arguments];
        ProcessStartInfo start = new(
            shellCommand == null ? command[0] : "/bin/sh",
            shellCommand == null ? command[1..] : ["-c", shellCommand, "sh", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment["SAMGR_RUNTIME_DIR"] = runtimeFolder;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = new() { StartInfo = start };
        ToolProcess tool = new(process);
        process.OutputDataReceived += (_, line) => Take(line.Data, tool.Output, tool._outputEnded);
        process.ErrorDataReceived += (_, line) => Take(line.Data, tool.Errors, tool._errorsEnded);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return tool;
    }

    public async Task<ToolResult> FinishAsync()
    {
        await Patience.WaitAsync(
            Task.WhenAll(_process.WaitForExitAsync(TestContext.Current.CancellationToken), _outputEnded.Task, _errorsEnded.Task),
            () => $"the process has not ended:\n{Output.Text}\n{Errors.Text}");
        return new ToolResult(_process.ExitCode, Output.Text, Errors.Text);
    }

    /// <summary>Waits until the machine that this process runs has booted.</summary>
    public Task WaitForBootAsync() => Errors.WaitForAsync("is up after");

    public async Task SignalAsync(string signal)
    {
        string pid = _process.Id.ToString(CultureInfo.InvariantCulture);
        using Process kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", pid]))!;
        await Patience.WaitAsync(kill.WaitForExitAsync(TestContext.Current.CancellationToken), () => "'kill' has not ended");
    }

    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static void Take(string? line, TestLog log, TaskCompletionSource ended)
    {
        if (line is null)
        {
            log.Close();
            ended.TrySetResult();
        }
        else
        {
            log.WriteLine(line);
        }
    }
}
