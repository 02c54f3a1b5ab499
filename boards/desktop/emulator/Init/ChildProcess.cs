using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>The operating-system process in which an emulated process runs.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string HostName = "Samgr.ProcessHost";

    private static readonly string[] _needed = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"];

    private readonly Process _process;

    private ChildProcess(Process process)
    {
        _process = process;
    }

    internal int Id { get; private set; }

    internal ProcessExit Exit => ProcessExit.FromSystem(_process.ExitCode);

    /// <summary>The process host that stands beside the running program.</summary>
    internal static string DefaultHostPath => Path.Combine(AppContext.BaseDirectory, HostName + ".dll");

    /// <summary>Starts the process host.</summary>
    /// <param name="hostPath">The .dll of the host.</param>
    /// <param name="socket">The kernel's socket.</param>
    /// <param name="token">The one-time token, which goes where no other process reads it: through its input.</param>
    /// <param name="ownFolder">The working directory that only this process has, and with it only the environment that it needs; or null.</param>
    /// <param name="isDebugged">Whether debuggers may look into it.</param>
    /// <param name="users">The users of the system that the processes have, and with an own folder an own network; or null.</param>
    /// <param name="pid">Its emulated pid.</param>
    /// <param name="printed">Called with "stdout" or "stderr" and each line that the process prints.</param>
    /// <param name="exited">Called once, when the process has ended.</param>
    /// <exception cref="MachineException">It cannot be started.</exception>
    internal static ChildProcess Start(string hostPath, string socket, string token, string? ownFolder, bool isDebugged, SystemUsers? users, int pid, Action<string, string> printed, Action exited)
    {
        if (!File.Exists(hostPath))
        {
            throw new MachineException($"there is no process host '{hostPath}'; build boards/desktop/host, or say where it is");
        }

        Process process = new() { StartInfo = Describe(hostPath, socket, ownFolder, isDebugged, users, pid), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Print("stdout", line.Data, printed);
        process.ErrorDataReceived += (_, line) => Print("stderr", line.Data, printed);
        process.Exited += (_, _) => exited();
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            process.Dispose();
            throw new MachineException($"'{process.StartInfo.FileName}' cannot be started: {error.Message}");
        }

        Orphans.Spare(process.Id);
        HandOver(process, token);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process) { Id = process.Id };
    }

    /// <summary>Waits, for a while, until everything that the process printed before it ended has been passed on.</summary>
    internal void WaitForOutput(int timeoutMs)
    {
        using CancellationTokenSource timeout = new(timeoutMs);
        try
        {
            _process.WaitForExitAsync(timeout.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Somebody whom it started holds its output open.
            return;
        }
    }

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
        _process.Dispose();
        Orphans.Forget(Id);
    }

    private static void HandOver(Process process, string token)
    {
        try
        {
            process.StandardInput.Write(token + "\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; its exit says so.
            return;
        }
    }

    private static void Print(string stream, string? line, Action<string, string> printed)
    {
        if (!string.IsNullOrEmpty(line))
        {
            printed(stream, line);
        }
    }

    private static ProcessStartInfo Describe(string hostPath, string socket, string? ownFolder, bool isDebugged, SystemUsers? users, int pid)
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
