using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator;
using Samgr.Emulator.Devices;

namespace Samgr.Tool.Running;

/// <summary>The process of one device of several: this tool once more, with a machine of its own.</summary>
/// <remarks>Its keys go through its standard input, whose end is its end.</remarks>
internal sealed class DeviceProcess : IDisposable
{
    /// <summary>The line of its output that says that its machine is up; no line of a log begins like that.</summary>
    public const string UpLine = "\u0002up";

    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private DeviceProcess(DeviceSettings device, Process process)
    {
        Device = device;
        _process = process;
    }

    public DeviceSettings Device { get; }

    /// <summary>The pid of the operating system.</summary>
    public int Id => _process.Id;

    /// <summary>Completed once its machine is up, or the process has ended.</summary>
    public Task Up => _up.Task;

    /// <summary>Completed once the process has ended and all that it printed was told.</summary>
    public Task<int> Ended { get; private set; } = Task.FromResult(0);

    /// <summary>Starts it.</summary>
    /// <param name="device">Who it is.</param>
    /// <param name="options">How its machine is run.</param>
    /// <param name="log">Gets each line of its log.</param>
    /// <param name="errors">Gets each line of its standard error.</param>
    public static DeviceProcess Start(DeviceSettings device, IReadOnlyList<string> options, TextWriter log, Action<string> errors)
    {
        Process process = new() { StartInfo = Describe(options) };
        DeviceProcess started = new(device, process);
        TaskCompletionSource outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Take(line.Data, outputEnded, text => started.OnLine(text, log));
        process.ErrorDataReceived += (_, line) => Take(line.Data, errorsEnded, errors);
        process.Start();
        try
        {
            process.StandardInput.WriteLine(device.ToLine());
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already; its standard error says why.
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        started.Ended = started.WaitAsync(Task.WhenAll(outputEnded.Task, errorsEnded.Task));
        return started;
    }

    /// <summary>Has it end in an orderly way, and kills it when it does not.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read anything.
        }

        try
        {
            await Ended.WaitAsync(_timeToStop);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await Ended;
        }
    }

    /// <summary>The way of its end in words, of an exit code.</summary>
    public static string Describe(int exitCode) => exitCode > Signalled
        ? string.Create(CultureInfo.InvariantCulture, $"with signal {exitCode - Signalled}")
        : string.Create(CultureInfo.InvariantCulture, $"with exit code {exitCode}");

    public void Dispose()
    {
        if (!Ended.IsCompleted)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private const int Signalled = 128;

    private static ProcessStartInfo Describe(IReadOnlyList<string> options)
    {
        string own = Environment.ProcessPath ?? throw new MachineException("this program does not know its own path, so it cannot start a process for each device");
        bool isHost = Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(own, [.. isHost ? (string[])[typeof(DeviceProcess).Assembly.Location] : [], .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static void Take(string? line, TaskCompletionSource ended, Action<string> take)
    {
        if (line == null)
        {
            ended.TrySetResult();
            return;
        }

        take(line);
    }

    private void OnLine(string line, TextWriter log)
    {
        if (line == UpLine)
        {
            _up.TrySetResult();
        }
        else
        {
            log.WriteLine(line);
        }
    }

    private async Task<int> WaitAsync(Task printed)
    {
        await _process.WaitForExitAsync();
        await printed;
        _up.TrySetResult();
        return _process.ExitCode;
    }
}
