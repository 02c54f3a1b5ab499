using System.CommandLine;
using Samgr.Tool.Boards;
using Samgr.Tool.Flashing;
using Samgr.Tool.Monitoring;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class FlashCommand
{
    public static Command Create()
    {
        Argument<string?> project = new("PROJECT")
        {
            Description = "The project of the application, its folder, or that of its solution; the one that holds this folder otherwise",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<BoardKind?> board = new("--board")
        {
            Description = "Another board than that of the project: see --boards",
            HelpName = "NAME",
            CustomParser = result => TokenParser.One(result, BoardTable.Find),
        };
        Option<string?> target = new("--target") { Description = "Another firmware than the board's usual one", HelpName = "TARGET" };
        Option<string?> port = MonitorCommand.Port();
        Option<string?> address = new("--address") { Description = "Where the application goes when it is deployed through JTAG", HelpName = "ADDRESS" };
        Option<int?> baud = new("--baud")
        {
            Description = "Bits per second while flashing",
            HelpName = "N",
            CustomParser = result => TokenParser.One(result, text => (int?)MonitorCommand.Baud(text)),
        };
        Option<bool> update = new("--update") { Description = "Flash the firmware first" };
        Option<bool> monitor = new("--monitor") { Description = "Then show what the board writes, until Ctrl+C" };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the commands and run none" };
        Option<bool> list = new("--list") { Description = "Show the serial ports, and flash nothing" };
        Option<bool> boards = new("--boards") { Description = "Show the boards and their targets, and flash nothing" };
        Argument<string[]> rest = new("OPTIONS") { Description = "Behind '--': what else nanoff is given", HelpName = "-- OPTIONS", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("flash", "Build the application of a board and flash it with nanoff")
        {
            project, board, target, port, address, baud, update, monitor, dryRun, list, boards, rest,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
            {
                BoardTableOutput.WritePorts(SerialPorts.List());
                return ExitCode.Success;
            }

            if (parsed.GetValue(boards))
            {
                BoardTableOutput.WriteBoards();
                return ExitCode.Success;
            }

            (string? given, string[] others) = Split(parsed, project, rest);
            string? firmware = parsed.GetValue(target);
            BoardKind? kind = parsed.GetValue(board);
            bool isDry = parsed.GetValue(dryRun);
            BoardProject application = await ProjectEvaluation.ReadAsync(ProjectSearch.Find(given, kind), kind, firmware, cancellation);
            bool isWatched = parsed.GetValue(monitor);
            string? chosen = parsed.GetValue(port);
            if (application.Board.Link == BoardLink.Serial)
            {
                chosen = isDry ? chosen ?? PortChoice.Only() : PortChoice.Of(chosen, $"to flash {application.Name} through");
            }

            // The port of a Pico comes with its firmware.
            string? watched = isDry ? chosen ?? PortChoice.Only()
                : isWatched && application.Board.Link == BoardLink.Jtag ? PortChoice.Of(chosen, "to watch")
                : chosen;
            FlashOptions options = new(application)
            {
                Port = chosen,
                Address = parsed.GetValue(address),
                Baud = parsed.GetValue(baud),
                Rest = others,
                Update = parsed.GetValue(update),
                DryRun = isDry,
                Monitor = isWatched,
                WatchedPort = watched,
            };
            await new Flash(options).RunAsync(cancellation);
            if (isWatched && !isDry)
            {
                await MonitorCommand.RunAsync(PortChoice.Of(watched, "to watch"), BoardMonitor.UsualBaud, cancellation);
            }

            return ExitCode.Success;
        });
        return command;
    }

    // Behind "--" nothing is a project.
    private static (string? Project, string[] Others) Split(ParseResult parsed, Argument<string?> project, Argument<string[]> rest)
    {
        string? given = parsed.GetValue(project);
        string[] others = parsed.GetValue(rest) ?? [];
        int separator = parsed.Tokens.ToList().FindIndex(token => token.Type == System.CommandLine.Parsing.TokenType.DoubleDash);
        if (separator < 0)
        {
            return others.Length == 0
                ? (given, others)
                : throw new ToolException(ExitCode.BadInput, $"'{others[0]}' is too much: one project; what nanoff is given stands behind '--'");
        }

        string[] behind = [.. parsed.Tokens.Skip(separator + 1).Select(token => token.Value)];
        string[] before = [.. new[] { given }.OfType<string>().Concat(others).SkipLast(behind.Length)];
        return before.Length <= 1
            ? (before.FirstOrDefault(), behind)
            : throw new ToolException(ExitCode.BadInput, $"'{before[1]}' is too much: one project; what nanoff is given stands behind '--'");
    }
}
