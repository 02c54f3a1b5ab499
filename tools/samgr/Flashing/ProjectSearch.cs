using Samgr.Tool.Boards;

namespace Samgr.Tool.Flashing;

/// <summary>Finds the project of an application.</summary>
internal static class ProjectSearch
{
    private const string Property = "<SamgrBoard>";

    /// <summary>The full path of a project.</summary>
    /// <param name="given">A project, its folder, or that of its solution; null for the one that holds the working folder.</param>
    /// <param name="board">The board whose application in a checkout is meant when there is no other; null for none.</param>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public static string Find(string? given, BoardKind? board)
    {
        if (given is null)
        {
            return Around(Directory.GetCurrentDirectory(), board);
        }

        string path = Path.GetFullPath(given);
        if (Directory.Exists(path))
        {
            return In(path) ?? Below(path) ?? Only(path)
                ?? throw new ToolException(ExitCode.BadInput, $"{given} holds no application of a board: no project with {Property}; give the path of a project");
        }

        return (Path.GetExtension(path).ToLowerInvariant(), File.Exists(path)) switch
        {
            (".csproj", true) => path,
            (".nfproj", true) => throw new ToolException(ExitCode.BadInput, $"{given} is built by Visual Studio; flash its .bin with nanoff, or give a .csproj"),
            (_, true) => throw new ToolException(ExitCode.BadInput, $"{given} is no project; give a .csproj, or a folder with one"),
            _ => throw new ToolException(ExitCode.BadInput, $"there is no {given}; give the path of a project, or of its folder"),
        };
    }

    private static string Around(string place, BoardKind? board)
    {
        string? found = In(place) ?? Below(place);
        for (DirectoryInfo? folder = new(place); folder is not null && found is null; folder = folder.Parent)
        {
            string path = folder.FullName;
            found = In(path) ?? (HasSolution(path) ? Below(path) : null) ?? InCheckout(path, board);
        }

        return found ?? Only(place)
            ?? throw new ToolException(ExitCode.BadInput, $"there is no application of a board here or above: no project with {Property}; give the path of a project");
    }

    private static string? In(string folder) => One(folder, Projects(folder).Where(IsApplication));

    private static string? Below(string folder) => One(folder, Directory.EnumerateDirectories(folder).SelectMany(Projects).Where(IsApplication));

    private static string? Only(string folder) => One(folder, Projects(folder));

    private static string? InCheckout(string folder, BoardKind? board)
    {
        string path = Path.Combine(folder, "boards", board?.Name ?? "?");
        return board is not null && Directory.Exists(path) ? Only(path) : null;
    }

    private static string? One(string folder, IEnumerable<string> projects)
    {
        string[] found = [.. projects.Order(StringComparer.Ordinal)];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new ToolException(
                ExitCode.BadInput,
                $"{BoardProject.Shown(folder)} holds several applications: {string.Join(", ", found.Select(BoardProject.Shown))}; give the path of one");
    }

    private static bool HasSolution(string folder) => Any(folder, "*.sln") || Any(folder, "*.slnx");

    private static bool Any(string folder, string pattern) => Files(folder, pattern).Length > 0;

    private static string[] Projects(string folder) => Files(folder, "*.csproj");

    private static string[] Files(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern);
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsApplication(string project) => File.ReadAllText(project).Contains(Property, StringComparison.Ordinal);
}
