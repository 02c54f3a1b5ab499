namespace Samgr.Tool.Execution;

/// <summary>Finds programs as a shell does.</summary>
internal static class Executable
{
    private const string DotNet = "dotnet";

    /// <summary>The path of a program on the PATH or among the .NET tools of the user; null when it is not installed.</summary>
    public static string? Find(string name) =>
        Folders().SelectMany(folder => Names(name).Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);

    /// <summary>The path of the .NET SDK's command line.</summary>
    /// <exception cref="ToolException">It is not installed.</exception>
    public static string FindDotNet() =>
        Find(DotNet) ?? throw new ToolException(ExitCode.Failed, "'dotnet' is not on the PATH; install the .NET SDK, or add its folder to the PATH");

    private static IEnumerable<string> Folders()
    {
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? path : path.Append(Path.Combine(home, ".dotnet", "tools"));
    }

    private static string[] Names(string name) => OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd", name + ".bat"] : [name];
}
