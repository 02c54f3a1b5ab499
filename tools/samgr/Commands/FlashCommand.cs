using System.CommandLine;
using Samgr.Tool.Flashing;

namespace Samgr.Tool.Commands;

internal static class FlashCommand
{
    public static Command Create()
    {
        Option<FlashBoard> board = new("--board")
        {
            Description = $"The board: {string.Join(", ", FlashBoard.All.Select(known => known.Name))}",
            HelpName = "NAME",
            Required = true,
            CustomParser = result => TokenParser.One(result, FlashBoard.Find),
        };
        Option<string?> port = new("--port") { Description = "The serial port, such as COM3 or /dev/ttyUSB0; without it stm32 goes through JTAG", HelpName = "PORT" };
        Option<string?> target = new("--target") { Description = "Another firmware than the board's usual one", HelpName = "TARGET" };
        Option<string?> address = new("--address") { Description = "Where the application goes when it is deployed through JTAG", HelpName = "ADDRESS" };
        Option<bool> update = new("--update") { Description = "Flash the firmware first" };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the commands and run none" };
        Command command = new("flash", "Build a board's application and flash it with nanoff") { board, port, target, address, update, dryRun };
        command.SetAction(async (parsed, cancellation) =>
        {
            FlashOptions options = new(parsed.GetValue(board)!)
            {
                Port = parsed.GetValue(port),
                Target = parsed.GetValue(target),
                Address = parsed.GetValue(address),
                Update = parsed.GetValue(update),
                DryRun = parsed.GetValue(dryRun),
            };
            if (options is { Port: null, Board: { Address: null } serial })
            {
                throw new ToolException(
                    ExitCode.BadInput,
                    $"{serial.Name} is flashed through a serial port; give it with --port, such as --port COM3 or --port /dev/ttyUSB0");
            }

            await new Flash(options).RunAsync(cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
