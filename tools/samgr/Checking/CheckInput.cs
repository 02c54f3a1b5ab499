namespace Samgr.Tool.Checking;

/// <summary>The input of a check, as the user names it.</summary>
internal static class CheckInput
{
    private const string Expected = "give a C# project (.csproj), a folder with one, or an assembly (.dll)";

    /// <summary>Checks a project with those that it refers to, or an assembly.</summary>
    /// <param name="path">The project file, its folder, or the assembly.</param>
    /// <param name="interrupted">Ends the check.</param>
    /// <exception cref="ToolException">There is nothing to check.</exception>
    public static async Task<CheckedCode> CheckAsync(string path, CancellationToken interrupted)
    {
        string file = Directory.Exists(path) ? FindProject(path) : path;
        if (!File.Exists(file))
        {
            throw new ToolException(ExitCode.BadInput, $"there is no file {path}; {Expected}");
        }

        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csproj" => await ProjectCheck.RunAsync(file, interrupted),
            ".dll" or ".exe" => AssemblyCheck.Run(file),
            _ => throw new ToolException(ExitCode.BadInput, $"{path} cannot be checked; {Expected}"),
        };
    }

    private static string FindProject(string folder)
    {
        string[] projects = Directory.GetFiles(folder, "*.csproj");
        return projects.Length == 1
            ? projects[0]
            : throw new ToolException(ExitCode.BadInput, $"{folder} holds {projects.Length} projects instead of one; {Expected}");
    }
}
