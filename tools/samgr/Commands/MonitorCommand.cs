using System.CommandLine;
using Samgr.Tool.Monitoring;
using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Commands;

internal static class MonitorCommand
{
    public static Command Create()
    {
        Option<string?> port = Port();
        Option<int> baud = new("--baud")
        {
            Description = $"Bits per second of the firmware; {BoardMonitor.UsualBaud} otherwise",
            HelpName = "N",
            DefaultValueFactory = _ => BoardMonitor.UsualBaud,
            CustomParser = result => TokenParser.One(result, Baud),
        };
        Command command = new("monitor", "Show what a board writes to its serial port, and say why it does not start") { port, baud };
        command.SetAction(async (parsed, cancellation) =>
        {
            await RunAsync(PortChoice.Of(parsed.GetValue(port), "to watch"), parsed.GetValue(baud), cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    public static Option<string?> Port() => new("--port")
    {
        Description = "The serial port, such as COM3 or /dev/ttyUSB0; the only one otherwise",
        HelpName = "PORT",
    };

    public static int Baud(string text) =>
        int.TryParse(text, out int baud) && baud > 0 ? baud : throw new FormatException($"'{text}' is no speed; give bits per second, such as 115200 or {BoardMonitor.UsualBaud}");

    public static async Task RunAsync(string port, int baud, CancellationToken cancellation)
    {
        try
        {
            using LogPrinter printer = new(Console.Out.WriteLine, LogColours.AreShown);
            BoardMonitor monitor = new(printer.Write, advice => StandardError.WriteLine($"samgr: {Printable.From(advice)}"));
            await monitor.RunAsync(port, baud, cancellation);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
