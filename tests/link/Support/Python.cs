using System.Diagnostics;

namespace LiteIpc.Link.Tests.Support;

/// <summary>The second implementation of the frames.</summary>
internal static class Python
{
    private const string Program = "python3";

    public static bool IsThere
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Runs a script.</summary>
    /// <returns>Its lines.</returns>
    public static string[] Run(string script)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, ["-I", "-B", script]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
