using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Running;

/// <summary>Runs one machine from its start to its end.</summary>
/// <param name="scenario">The description of the machine's parts.</param>
/// <param name="options">How it is run.</param>
internal sealed class MachineRun(Scenario scenario, RunOptions options)
{
    /// <summary>Runs the machine until it is stopped, interrupted, or, if that is asked for, booted.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        using OutputFile? trace = Open(options.TracePath, "trace", "--trace", path => new OutputFile(path));
        using OutputFile? waves = OpenWaves();
        using LogFile? logFile = OpenLog(options);
        using ProgressLine progress = new();
        using LogWriter log = new(Console.Out, progress, LogColours.AreShown);
        using LogWriter errors = new(Console.Error, progress);
        using Machine machine = Create(log, logFile, errors, trace, waves);
        options.Made?.Invoke(machine);
        try
        {
            return await RunAsync(machine, progress, interrupted);
        }
        finally
        {
            machine.Stop();
            await machine.Stopped;
        }
    }

    private async Task<int> RunAsync(Machine machine, ProgressLine progress, CancellationToken interrupted)
    {
        long started = Stopwatch.GetTimestamp();
        bool booted;
        using (BootDisplay display = new(scenario.Name, machine, progress))
        {
            machine.Start();
            booted = await WaitForBootAsync(machine, interrupted);
        }

        if (!booted)
        {
            return options.UntilBoot ? throw new ToolException(ExitCode.Failed, $"{scenario.Name} was stopped before it had booted") : ExitCode.Success;
        }

        string time = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        (options.Announce ?? StandardError.WriteLine)($"samgr: {scenario.Name} is up after {time} s{(options.UntilBoot ? "" : "; Ctrl+C or 'samgr stop' ends it")}");
        if (!options.UntilBoot)
        {
            await Task.WhenAny(machine.Stopped, Interruption(interrupted));
        }

        return ExitCode.Success;
    }

    private static Task Interruption(CancellationToken interrupted) => Task.Delay(Timeout.Infinite, interrupted);

    /// <summary>The log file that the options name; null for none.</summary>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public static LogFile? OpenLog(RunOptions options)
        => Open(options.LogPath, "log file", "--log-file", path => new LogFile(path, options.LogSize, options.LogFiles));

    /// <summary>Makes what takes a name in the runtime directory.</summary>
    /// <exception cref="ToolException">Something of that name is running.</exception>
    public static T Take<T>(string name, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (MachineException error) when (IsRunning(name))
        {
            throw new ToolException(ExitCode.AlreadyRunning, error.Message);
        }
    }

    private Machine Create(TextWriter log, TextWriter? logFile, TextWriter errors, TextWriter? trace, TextWriter? waves)
        => Take(scenario.Name, () => new Machine(scenario, new MachineOptions
        {
            Log = log,
            LogFile = logFile,
            LogLevel = options.LogLevel,
            Errors = errors,
            Trace = trace,
            Waves = waves,
            Transport = options.Transport ?? Transports.Default,
            Links = options.Links,
        }));

    private static bool IsRunning(string name)
    {
        try
        {
            using ControlClient client = ControlClient.Find(name);
            return true;
        }
        catch (MachineException)
        {
            return false;
        }
    }

    private async Task<bool> WaitForBootAsync(Machine machine, CancellationToken interrupted)
    {
        using CancellationTokenSource patience = new(options.BootTimeout > TimeSpan.Zero ? options.BootTimeout : Timeout.InfiniteTimeSpan);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, interrupted);
        Task booting = machine.WaitForBootAsync(either.Token);
        try
        {
            await await Task.WhenAny(booting, machine.Stopped);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            string seconds = options.BootTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new ToolException(
                ExitCode.BootTimeout,
                $"{scenario.Name} has not booted within {seconds} s: {string.Join("; ", machine.Missing)}; see the log, or allow more with --timeout");
        }

        return booting.IsCompletedSuccessfully;
    }

    private OutputFile? OpenWaves()
        => options.WavesPath == null || scenario.Board != null
            ? Open(options.WavesPath, "wave forms", "--vcd", path => new OutputFile(path))
            : throw new ToolException(ExitCode.BadInput, $"{scenario.Name} has no board, so there are no wave forms; leave --vcd out, or name a \"board\" in the scenario");

    private static T? Open<T>(string? path, string what, string option, Func<string, T> open)
        where T : class
    {
        try
        {
            return path == null ? null : open(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(ExitCode.BadInput, $"the {what} cannot be written: {error.Message} Choose another {option} file.");
        }
    }
}
