using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>The operating-system process in which an emulated process runs.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The name of what a process prints as errors.</summary>
    internal const string ErrorStream = "stderr";

    private const string HostName = "Samgr.ProcessHost";

    private static readonly string[] _needed = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"];

    private readonly Process _process;
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _exited.TrySetResult();
    }

    internal int Id { get; private set; }

    /// <summary>Completed when the process has ended.</summary>
    internal Task Exited => _exited.Task;

    /// <summary>Completed when everything that the process, and whoever has its output, printed has been passed on.</summary>
    internal Task Printed { get; private set; } = Task.CompletedTask;

    internal ProcessExit Exit => ProcessExit.FromSystem(_process.ExitCode);

    /// <summary>The process host that stands beside the running program.</summary>
    internal static string DefaultHostPath => Path.Combine(AppContext.BaseDirectory, HostName + ".dll");

    /// <summary>Starts the process host. It may take a while; the thread has to live as long as the process.</summary>
    /// <param name="hostPath">The .dll of the host.</param>
    /// <param name="socket">The kernel's socket.</param>
    /// <param name="token">The one-time token, which goes where no other process reads it: through its input.</param>
    /// <param name="mark">The mark of this start.</param>
    /// <param name="ownFolder">The working directory that only this process has, and with it only the environment that it needs; or null.</param>
    /// <param name="isDebugged">Whether debuggers may look into it.</param>
    /// <param name="users">The users of the system that the processes have, and with an own folder an own network; or null.</param>
    /// <param name="pid">Its emulated pid.</param>
    /// <param name="started">Called with the process before it has the token: whoever shows the token is known.</param>
    /// <param name="printed">Called with "stdout" or "stderr" and each line that the process prints.</param>
    /// <exception cref="StartException">It cannot be started.</exception>
    internal static ChildProcess Start(
        string hostPath,
        string socket,
        string token,
        string mark,
        string? ownFolder,
        bool isDebugged,
        SystemUsers? users,
        int pid,
        Action<ChildProcess> started,
        Action<string, string> printed)
    {
        if (!File.Exists(hostPath))
        {
            throw new StartException($"there is no process host '{hostPath}'; build boards/desktop/host, or say where it is", isLasting: true);
        }

        ChildProcess? child = null;
        try
        {
            child = new ChildProcess(new Process { StartInfo = Describe(hostPath, socket, mark, ownFolder, isDebugged, users, pid) });
            child.Run(token, started, printed);
            return child;
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException or OutOfMemoryException or MachineException)
        {
            child?.Abandon();
            throw new StartException($"'{hostPath}' cannot be started: {error.Message}", isLasting: false);
        }
    }

    /// <summary>Ends what the process has started in its own session.</summary>
    internal void KillGroup() => NativeProcess.KillGroup(Id);

    /// <summary>Ends the process at once: SIGKILL where there is one.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, which is what was wanted.
            return;
        }
    }

    public void Dispose()
    {
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
        Orphans.Forget(Id);
    }

    private void Run(string token, Action<ChildProcess> started, Action<string, string> printed)
    {
        _process.Start();
        Id = _process.Id;
        Orphans.Spare(Id);
        started(this);
        HandOver(token);
        Printed = Task.WhenAll(
            PrintedLines.ReadAsync(_process.StandardOutput.BaseStream, line => printed("stdout", line)),
            PrintedLines.ReadAsync(_process.StandardError.BaseStream, line => printed(ErrorStream, line)));
    }

    /// <summary>Ends what has come half-way.</summary>
    private void Abandon()
    {
        Kill();
        _process.Dispose();
        Orphans.Forget(Id);
    }

    private void HandOver(string token)
    {
        try
        {
            _process.StandardInput.Write(token + "\n");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; its exit says so.
            return;
        }
    }

    private static ProcessStartInfo Describe(string hostPath, string socket, string mark, string? ownFolder, bool isDebugged, SystemUsers? users, int pid)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        string executable = Path.ChangeExtension(hostPath, null) + suffix;
        ProcessStartInfo start = new()
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (File.Exists(executable))
        {
            start.FileName = executable;
        }
        else
        {
            start.FileName = Path.Combine(root, "dotnet" + suffix);
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(hostPath);
        }

        if (ownFolder != null)
        {
            Isolate(start, ownFolder);
            if (users != null)
            {
                users.GiveFolder(ownFolder, pid);
                OwnNetwork.Wrap(start);
            }
        }

        // The runtime's own door for debuggers and profilers lets every process of this user load code.
        start.Environment["DOTNET_EnableDiagnostics"] = isDebugged ? "1" : "0";
        start.Environment[ProgramProtection.DebugVariable] = isDebugged ? "1" : "0";
        start.Environment["DOTNET_ROOT"] = root;
        start.Environment[HostEnvironment.Socket] = socket;
        start.Environment[HostEnvironment.Machine] = mark;
        return start;
    }

    private static void Isolate(ProcessStartInfo start, string ownFolder)
    {
        RuntimeDirectory.CreatePrivate(ownFolder);
        start.WorkingDirectory = ownFolder;
        foreach (string name in start.Environment.Keys.Where(name => !IsNeeded(name)).ToArray())
        {
            start.Environment.Remove(name);
        }
    }

    private static bool IsNeeded(string variable)
        => variable.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)
            || _needed.Contains(variable, StringComparer.OrdinalIgnoreCase);
}
