using System.Diagnostics;
using System.Globalization;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A runtime directory and a working folder of its own; whatever ran in it is gone in the end.</summary>
public sealed class Sandbox : IDisposable
{
    private const string ProcessFolder = "/proc";

    private readonly List<ToolProcess> _processes = [];
    private readonly string _root = Directory.CreateTempSubdirectory("samgr").FullName;

    public Sandbox()
    {
        Directory.CreateDirectory(WorkingFolder);
    }

    public string RuntimeFolder => Path.Combine(_root, "run");

    public string WorkingFolder => Path.Combine(_root, "work");

    /// <summary>Variables of the processes that are started, beside the inherited ones.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string Write(string name, string text)
    {
        string path = Path.Combine(WorkingFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public ToolProcess Start(params string[] arguments) => StartIn(WorkingFolder, arguments);

    public ToolProcess StartIn(string folder, params string[] arguments)
        => Keep(ToolProcess.Start(RuntimeFolder, folder, arguments, Environment));

    /// <summary>Runs the tool as a shell runs it, which has its command line as "$@".</summary>
    public Task<ToolResult> RunInShellAsync(string command, params string[] arguments) => StartInShell(command, arguments).FinishAsync();

    /// <summary>Starts the tool as a shell starts it, which has its command line as "$@".</summary>
    public ToolProcess StartInShell(string command, params string[] arguments)
        => Keep(ToolProcess.Start(RuntimeFolder, WorkingFolder, arguments, Environment, command));

    public Task<ToolResult> RunAsync(params string[] arguments) => Start(arguments).FinishAsync();

    /// <summary>Checks that no process, socket or file of a machine is left.</summary>
    public void ExpectNothingLeft()
    {
        Assert.Empty(FindProcesses());
        if (Directory.Exists(RuntimeFolder))
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(RuntimeFolder, "*", SearchOption.AllDirectories));
        }
    }

    /// <summary>Waits for the end of every process that was started in here by another one.</summary>
    public async Task WaitForOrphansAsync()
    {
        foreach (int pid in FindProcesses())
        {
            try
            {
                using Process process = Process.GetProcessById(pid);
                await Patience.WaitAsync(process.WaitForExitAsync(TestContext.Current.CancellationToken), () => $"process {pid} is still there");
            }
            catch (ArgumentException)
            {
                continue;
            }
        }
    }

    public void Dispose()
    {
        foreach (ToolProcess process in _processes)
        {
            process.Dispose();
        }

        foreach (int pid in FindProcesses())
        {
            try
            {
                using Process process = Process.GetProcessById(pid);
                process.Kill();
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                continue;
            }
        }

        Directory.Delete(_root, recursive: true);
    }

    private ToolProcess Keep(ToolProcess process)
    {
        _processes.Add(process);
        return process;
    }

    private List<int> FindProcesses()
    {
        if (!Directory.Exists(ProcessFolder))
        {
            return [];
        }

        string variable = $"SAMGR_RUNTIME_DIR={RuntimeFolder}\0";
        return
        [
            .. Directory.EnumerateDirectories(ProcessFolder)
                .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int pid) ? pid : 0)
                .Where(pid => pid > 0 && HasVariable(pid, variable)),
        ];
    }

    private static bool HasVariable(int pid, string variable)
    {
        try
        {
            return File.ReadAllText($"{ProcessFolder}/{pid}/environ").Contains(variable, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
