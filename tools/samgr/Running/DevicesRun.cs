using System.Diagnostics;
using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Devices;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Running;

/// <summary>Runs a scenario of several devices: their links here, and a process for each device. One that ends stays away.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="options">How its machines are run.</param>
/// <param name="timeout">How long the boot of each may take; null for what its scenario says.</param>
internal sealed class DevicesRun(Scenario scenario, RunOptions options, TimeSpan? timeout) : ILogSink
{
    /// <summary>Runs the devices until they are stopped, interrupted, or, if that is asked for, up.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        using LogFile? logFile = MachineRun.OpenLog(options);
        using ProgressLine progress = new();
        using DeviceNetwork network = MachineRun.Take(scenario.Name, () => new DeviceNetwork(scenario, this));
        network.Start();
        List<DeviceProcess> processes = [];
        try
        {
            long started = Stopwatch.GetTimestamp();
            foreach (DeviceSettings device in network.Devices)
            {
                processes.Add(DeviceProcess.Start(
                    device, ArgumentsOf(device), new DeviceLog(device.Name, WidthOf(network), progress, logFile), line => StandardError.WriteLine($"{device.Name}: {line}")));
            }

            return await RunAsync(network, processes, started, interrupted);
        }
        finally
        {
            await Task.WhenAll(processes.Select(process => process.StopAsync()));
            processes.ForEach(process => process.Dispose());
        }
    }

    /// <summary>What operators did wrong at the control line.</summary>
    public void Write(int level, string service, string text) => StandardError.WriteLine($"samgr: {service}: {text}");

    private async Task<int> RunAsync(DeviceNetwork network, List<DeviceProcess> processes, long started, CancellationToken interrupted)
    {
        Task end = Task.WhenAny(network.StopAsked, Task.Delay(Timeout.Infinite, interrupted));
        await Task.WhenAny(end, Task.WhenAll(processes.Select(process => process.Up)));
        if (end.IsCompleted)
        {
            return options.UntilBoot ? throw new ToolException(ExitCode.Failed, $"{scenario.Name} was stopped before it had booted") : ExitCode.Success;
        }

        if (processes.Find(process => process.Ended.IsCompleted) is { } failed)
        {
            int code = await failed.Ended;
            throw new ToolException(
                ExitCode.All.Any(known => known.Code == code) && code != ExitCode.Success ? code : ExitCode.Failed,
                $"device {failed.Device.Name} of {scenario.Name} has ended {DeviceProcess.Describe(code)} before it was up; its own lines above say why");
        }

        string time = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        string devices = string.Join(", ", processes.Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Device.Name} {process.Id}")));
        StandardError.WriteLine($"samgr: {scenario.Name} is up after {time} s ({devices}){(options.UntilBoot ? "" : "; Ctrl+C or 'samgr stop' ends it")}");
        return options.UntilBoot ? ExitCode.Success : await WatchAsync(processes, end);
    }

    private static async Task<int> WatchAsync(List<DeviceProcess> processes, Task end)
    {
        List<DeviceProcess> there = [.. processes];
        while (there.Count > 0)
        {
            Task first = await Task.WhenAny([end, .. there.Select(process => process.Ended)]);
            if (first == end)
            {
                return ExitCode.Success;
            }

            DeviceProcess gone = there.First(process => process.Ended == first);
            there.Remove(gone);
            StandardError.WriteLine($"samgr: device {gone.Device.Name} has ended {DeviceProcess.Describe(await gone.Ended)} and stays away; 'samgr run' again starts all");
        }

        return ExitCode.Success;
    }

    private List<string> ArgumentsOf(DeviceSettings device)
    {
        List<string> arguments = ["run-device", "--level", LogText.Levels[options.LogLevel - LogLevel.Debug].ToString()];
        Add("--trace", Of(options.TracePath, device));
        Add("--vcd", HasBoard(device) ? Of(options.WavesPath, device) : null);
        Add("--transport", options.Transport?.ToString().ToLowerInvariant());
        Add("--timeout", timeout?.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return arguments;

        void Add(string option, string? value)
        {
            if (value != null)
            {
                arguments.AddRange([option, value]);
            }
        }
    }

    private static bool HasBoard(DeviceSettings device) => ScenarioSelection.Load(device.Scenario, null).Board != null;

    /// <summary>The file of a device: trace.jsonl becomes trace.kitchen.jsonl.</summary>
    private static string? Of(string? path, DeviceSettings device)
        => path == null ? null : Path.ChangeExtension(path, device.Name + Path.GetExtension(path));

    private static int WidthOf(DeviceNetwork network) => network.Devices.Max(device => device.Name.Length);
}
