using System.CommandLine;
using Samgr.Tool.Boards;
using Samgr.Tool.Rendering;
using Samgr.Tool.Scaffolding;

namespace Samgr.Tool.Commands;

internal static class NewCommand
{
    public static Command Create() => new("new", "Make a new service or application: it builds, runs in the emulator and has tests")
    {
        CreateService(),
        CreateApp(),
    };

    private static Command CreateService()
    {
        Argument<ScaffoldName> name = Name();
        Option<string?> output = Output();
        Option<string?> packages = Packages();
        Command command = new("service", "A service with an interface, a client in another process, a scenario of both, and tests") { name, output, packages };
        command.SetAction(parsed =>
        {
            ScaffoldName chosen = parsed.GetValue(name)!;
            Report(chosen, Scaffold.Write(chosen, parsed.GetValue(output), parsed.GetValue(packages), TemplateParts.Service));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateApp()
    {
        Argument<ScaffoldName> name = Name();
        Option<BoardKind> board = new("--board")
        {
            Description = $"The board: {string.Join(", ", BoardTable.All.Select(known => known.Name))}",
            HelpName = "NAME",
            Required = true,
            CustomParser = result => TokenParser.One(result, BoardTable.Find),
        };
        Option<string?> output = Output();
        Option<string?> packages = Packages();
        Command command = new("app", "An application of a board, with a service of its own, that runs in the emulator, too") { name, board, output, packages };
        command.SetAction(parsed =>
        {
            ScaffoldName chosen = parsed.GetValue(name)!;
            BoardKind made = parsed.GetValue(board)!;
            string folder = Scaffold.Write(chosen, parsed.GetValue(output), parsed.GetValue(packages), TemplateParts.App(made), made);
            Report(chosen, folder);
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string?> Packages() =>
        CommonOptions.Packages("Where the packages of the framework are, or go; 'packages' in the new folder otherwise, so that they move with it");

    private static Argument<ScaffoldName> Name() => new("NAME")
    {
        Description = "Its name, such as Thermometer",
        CustomParser = result => TokenParser.One(result, ScaffoldName.Parse),
    };

    private static Option<string?> Output() => new("--output", "-o") { Description = "The folder, which is made; the name otherwise", HelpName = "DIR" };

    private static void Report(ScaffoldName name, string folder)
    {
        string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        TextOutput.Write(
        [
            $"{name.Text} is in {place}. Next:",
            .. place == "." ? (string[])[] : [$"  cd {(place.Contains(' ') ? $"\"{place}\"" : place)}"],
            "  dotnet test",
            $"  samgr run {name.Service}.json",
        ]);
    }
}
