using System.Text.Json;
using Samgr.Tool.Boards;
using Samgr.Tool.Execution;

namespace Samgr.Tool.Flashing;

/// <summary>Reads from a project which board it is for.</summary>
internal static class ProjectEvaluation
{
    private const string Board = "SamgrBoard";
    private const string Target = "SamgrTarget";
    private const string Kind = "OutputType";
    private const string Name = "AssemblyName";

    /// <summary>Evaluates a project as its build does.</summary>
    /// <param name="project">The full path of the project.</param>
    /// <param name="board">The board that is asked for; null for that of the project.</param>
    /// <param name="target">The firmware that is asked for; null for that of the project, or the usual one of the board.</param>
    /// <param name="interrupted">Ends it.</param>
    /// <exception cref="ToolException">It cannot be evaluated, is no application, or is for no board.</exception>
    public static async Task<BoardProject> ReadAsync(string project, BoardKind? board, string? target, CancellationToken interrupted)
    {
        Dictionary<string, string> properties = await EvaluateAsync(project, interrupted);
        string shown = BoardProject.Shown(project);
        if (!properties[Kind].Equals("Exe", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolException(ExitCode.BadInput, $"{Path.GetFileName(project)} is no application: its OutputType is {properties[Kind]}; give the project that has Main");
        }

        string own = properties[Board];
        BoardKind? chosen = board ?? (target is null ? null : BoardTable.OfTarget(target)) ?? (own.Length > 0 ? Find(own, shown) : null);
        if (chosen is null)
        {
            throw new ToolException(
                ExitCode.BadInput,
                $"{properties[Name]} does not say its board: give --board, or write <{Board}>esp32</{Board}> into {shown}; 'samgr flash --boards' lists them");
        }

        if (chosen.Link == BoardLink.None)
        {
            throw new ToolException(ExitCode.BadInput, $"{chosen.Name} cannot be flashed; choose with --board from {string.Join(", ", BoardTable.Flashed)}");
        }

        string? projectTarget = properties[Target].Length > 0 && chosen.Name == own ? properties[Target] : null;
        return new BoardProject(project, properties[Name], chosen, target ?? projectTarget ?? chosen.Target);
    }

    private static BoardKind Find(string board, string project)
    {
        try
        {
            return BoardTable.Find(board);
        }
        catch (FormatException error)
        {
            throw new ToolException(ExitCode.BadInput, $"{Board} of {project}: {error.Message}");
        }
    }

    private static async Task<Dictionary<string, string>> EvaluateAsync(string project, CancellationToken interrupted)
    {
        List<string> lines = [];
        BuildErrors errors = new();
        int exitCode = await Subprocess.RunAsync(
            Executable.FindDotNet(),
            [
                "msbuild", project, "-nologo", "-p:Nano=true", "-p:Configuration=Release",
                $"-getProperty:{Board}", $"-getProperty:{Target}", $"-getProperty:{Kind}", $"-getProperty:{Name}",
            ],
            Directory.GetCurrentDirectory(),
            line =>
            {
                lines.Add(line);
                errors.Add(line);
            },
            interrupted);
        string text = string.Join('\n', lines);
        int start = text.IndexOf('{', StringComparison.Ordinal);
        int end = text.LastIndexOf('}');
        if (exitCode != 0 || end < start)
        {
            throw new ToolException(ExitCode.BadInput, $"{BoardProject.Shown(project)} cannot be read: {errors.Summary}");
        }

        using JsonDocument document = JsonDocument.Parse(text[start..(end + 1)]);
        JsonElement properties = document.RootElement.GetProperty("Properties");
        return new[] { Board, Target, Kind, Name }.ToDictionary(name => name, name => properties.GetProperty(name).GetString() ?? "");
    }
}
