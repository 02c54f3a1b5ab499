using System.CommandLine;
using Samgr.Emulator;
using Samgr.Tool.Running;

namespace Samgr.Tool.Commands;

/// <summary>The command that 'samgr run' starts for each of several devices.</summary>
internal static class RunDeviceCommand
{
    public static Command Create()
    {
        Option<string?> trace = new("--trace") { Description = "As for 'samgr run'", HelpName = "FILE" };
        Option<string?> waves = new("--vcd") { Description = "As for 'samgr run'", HelpName = "FILE" };
        Option<int?> level = LogCommand.Level("As for 'samgr run'");
        Option<TimeSpan?> timeout = RunCommand.Timeout();
        Option<Transport?> transport = RunCommand.TransportOption();
        Command command = new("run-device", "Run a device whose settings come through the standard input") { trace, waves, level, timeout, transport };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => DeviceRun.RunAsync(
            new RunOptions
            {
                TracePath = parsed.GetValue(trace),
                WavesPath = parsed.GetValue(waves),
                LogLevel = parsed.GetValue(level) ?? LiteIpc.LogLevel.Info,
                Transport = parsed.GetValue(transport),
                BootTimeout = TimeSpan.Zero,
            },
            parsed.GetValue(timeout),
            cancellation));
        return command;
    }
}
