using Samgr.Tool.Execution;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>Runs the SDK's command line; no server of a build stays behind.</summary>
internal static class DotNet
{
    private static readonly string[] _builds = ["build", "test"];

    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(folder, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(string folder, params string[] arguments)
    {
        List<string> lines = [];
        string[] quiet = _builds.Contains(arguments[0]) ? ["-nodeReuse:false", "-p:UseSharedCompilation=false"] : [];
        int exitCode = await Subprocess.RunAsync(
            Executable.FindDotNet(), [.. arguments, .. quiet], folder, lines.Add, TestContext.Current.CancellationToken);
        return (exitCode, string.Join('\n', lines));
    }
}
