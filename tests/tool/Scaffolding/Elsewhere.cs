using System.Diagnostics;
using Samgr.Tool.Execution;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>
/// Another user on another machine: a home of his own, no package of ours in NuGet's folders, and the packages of others from a source,
/// for which this machine's own folder of packages stands.
/// </summary>
internal sealed class Elsewhere
{
    private readonly Dictionary<string, string> _environment;

    public Elsewhere(Sandbox sandbox, params string[] sources)
    {
        string root = Path.Combine(sandbox.WorkingFolder, "else where");
        Home = Directory.CreateDirectory(Path.Combine(root, "home")).FullName;
        Folder = Directory.CreateDirectory(Path.Combine(root, "their work")).FullName;
        string config = Path.Combine(Home, ".nuget", "NuGet", "NuGet.Config");
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        File.WriteAllText(config, $"""
            <configuration>
              <packageSources>
                <clear />
                {string.Join('\n', sources.Prepend(PackagesHere()).Select((source, index) => $"""<add key="source{index}" value="{source}" />"""))}
              </packageSources>
            </configuration>
            """);
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = Home,
            ["USERPROFILE"] = Home,
            ["APPDATA"] = Path.GetDirectoryName(Path.GetDirectoryName(config))!,
            ["XDG_DATA_HOME"] = Path.Combine(Home, "data"),
            ["XDG_CONFIG_HOME"] = Path.Combine(Home, "config"),
            ["DOTNET_CLI_HOME"] = Home,
            ["NUGET_PACKAGES"] = "",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["SAMGR_RUNTIME_DIR"] = sandbox.RuntimeFolder,
        };
    }

    /// <summary>The folder for the work of that user.</summary>
    public string Folder { get; }

    /// <summary>The home of that user.</summary>
    public string Home { get; }

    /// <summary>Runs the SDK's command line as that user does.</summary>
    /// <returns>The text that it wrote; it ended well.</returns>
    public async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Executable.FindDotNet(), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in _environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        string written = await output + await errors;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{written}");
        return written;
    }

    /// <summary>Gets a folder as a clone has it, where there is git: what is not committed does not arrive. The original is gone.</summary>
    /// <returns>His copy.</returns>
    public async Task<string> ReceiveAsync(string from)
    {
        string to = Path.Combine(Folder, Path.GetFileName(from));
        if (Executable.Find("git") is { } git)
        {
            await GitAsync(git, from, "init", "-q");
            await GitAsync(git, from, "add", "-A");
            await GitAsync(git, from, "-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "All");
            await GitAsync(git, from, "clone", "-q", from, to);
        }
        else
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        Directory.Delete(from, recursive: true);
        return to;
    }

    private static async Task GitAsync(string git, string folder, params string[] arguments)
    {
        List<string> lines = [];
        int exitCode = await Subprocess.RunAsync(git, arguments, folder, lines.Add, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"git {string.Join(' ', arguments)} ended with {exitCode}:\n{string.Join('\n', lines)}");
    }

    private static string PackagesHere() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
