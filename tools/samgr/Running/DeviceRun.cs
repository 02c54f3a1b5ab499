using Samgr.Emulator.Devices;
using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Running;

/// <summary>Runs the machine of one device of several, in the process that <see cref="DeviceProcess"/> starts for it.</summary>
internal static class DeviceRun
{
    /// <summary>Runs it until the process that started this one lets go of the standard input.</summary>
    /// <param name="options">How it is run.</param>
    /// <param name="timeout">How long the boot may take; null for what the scenario says.</param>
    /// <param name="interrupted">Ends it, too.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RunOptions options, TimeSpan? timeout, CancellationToken interrupted)
    {
        // Not Console.In, whose asynchronous reads hold up their thread.
        using StreamReader input = new(Console.OpenStandardInput());
        DeviceSettings settings;
        try
        {
            settings = DeviceSettings.Parse(await input.ReadLineAsync(interrupted) ?? "");
        }
        catch (FormatException error)
        {
            throw new ToolException(ExitCode.BadInput, $"{error.Message}; 'samgr run' gives them");
        }

        Scenario scenario = ScenarioSelection.Load(settings.Scenario, settings.Machine);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        _ = Task.Run(() => WaitForEndAsync(input, end), CancellationToken.None);
        return await new MachineRun(scenario, options with
        {
            Links = settings.Links,
            BootTimeout = timeout ?? TimeSpan.FromMilliseconds(scenario.Boot.TimeoutMs),
            Announce = _ => Console.Out.WriteLine(DeviceProcess.UpLine),
        }).RunAsync(end.Token);
    }

    private static async Task WaitForEndAsync(StreamReader input, CancellationTokenSource end)
    {
        try
        {
            // Nothing comes but the end, also that of a process that was killed.
            while (await input.ReadLineAsync() != null)
            {
                continue;
            }

            await end.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The machine has ended before.
            return;
        }
    }
}
