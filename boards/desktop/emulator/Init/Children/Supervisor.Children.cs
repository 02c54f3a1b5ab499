using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Output;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    private const int MaxShown = 255;

    private int _lastChildPid;
    private readonly IsolatedUids _isolatedUids = new();

    internal void OnStartChild(ProcessRun by, ChildRequest request, Action<int> accepted)
    {
        int code = CheckChild(by);
        if (code == ChildProcessError.Success)
        {
            code = StartChild(by, request, accepted);
        }

        if (code != ChildProcessError.Success)
        {
            _slow.Post(by.Process.Pid, request.Descriptors.Close);
            string library = VisibleText.From(request.Library, MaxShown);
            _parts.Log.Init(LogLevel.Warn, $"{by.Process} may not start a child from '{library}': {code}", by.Process.Pid);
            accepted(code);
        }
    }

    internal void OnKillChild(ProcessRun by, int pid, Action<int> killed)
    {
        EmulatedProcess? child = Find(pid);
        if (child?.ChildStart?.Parent != by || child.Run is not { IsOver: false } run)
        {
            killed(ChildProcessError.InvalidPid);
            return;
        }

        run.CloseIpc();
        run.End();
        killed(ChildProcessError.Success);
    }

    private int CheckChild(ProcessRun by)
    {
        ScenarioChildren limits = _parts.Scenario.Children;
        if (by.Process.IsProgram)
        {
            return ChildProcessError.NotSupported;
        }

        if (limits.Disabled)
        {
            return ChildProcessError.MultiProcessDisabled;
        }

        if (by.Process.ChildStart != null)
        {
            return ChildProcessError.AlreadyInChild;
        }

        EmulatedProcess[] children = [.. Processes.Where(process => process is { ChildStart: not null, Run.IsOver: false })];
        return children.Length >= limits.Total || children.Count(child => child.ChildStart!.Parent == by) >= limits.PerProcess
            ? ChildProcessError.MaxChildProcessesReached
            : by.IsOver || _stopping ? ChildProcessError.ServiceError : ChildProcessError.Success;
    }

    private int StartChild(ProcessRun by, ChildRequest request, Action<int> accepted)
    {
        if (request.IsIsolated && _parts.Users is { HasNetworks: false })
        {
            return ChildProcessError.NotSupported;
        }

        int pid = NextPid(_lastChildPid);
        if (pid < 0)
        {
            return ChildProcessError.MaxChildProcessesReached;
        }

        ScenarioTask parent = by.Process.Task;
        bool hasOwnUid = request is { IsIsolated: true, HasIsolatedUid: true };
        int uid = hasOwnUid ? _isolatedUids.Next(IsUidUsed) : parent.Uid;
        if (uid < 0)
        {
            return ChildProcessError.MaxChildProcessesReached;
        }

        ChildTask task = new()
        {
            Name = VisibleText.From($"{parent.Name}:{request.ProcessName ?? LibraryName(request.Library)}", MaxShown),
            Uid = uid,
            Gid = hasOwnUid ? uid : parent.Gid,
            Modules = [],
            Debug = parent.Debug,
            Restart = new ScenarioRestart { Rule = RestartRule.Never },
            Start = new ChildStart(by, request, pid, _parts.Kernel),
            Folders = [.. parent.Modules.Select(module => Path.GetDirectoryName(module.Assembly) ?? string.Empty).Distinct()],
            StartTimeoutMs = _parts.Scenario.Children.StartTimeoutMs,
            OwnFolder = request.IsIsolated ? Path.Combine(_parts.Users?.Folder ?? Path.GetDirectoryName(_kernelSocket)!, MachineFolder.ChildPrefix + pid) : null,
        };
        EmulatedProcess process = Make(task, pid, by.Process.Pid);
        _lastChildPid = pid;
        lock (_processes)
        {
            _processes.Add(process);
        }

        // Accepted first: what comes of it must not be told before.
        accepted(ChildProcessError.Success);
        Launch(process);
        _thread.PostAfter(TimeSpan.FromMilliseconds(_parts.Scenario.Children.StartTimeoutMs), () => EndLateChild(process));
        return ChildProcessError.Success;
    }

    private static string LibraryName(string library)
    {
        string file = Path.GetFileName(library);
        return file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? file[..^4] : file;
    }

    private void EndLateChild(EmulatedProcess process)
    {
        if (process.ChildStart!.Fail(ChildProcessError.Timeout))
        {
            _parts.Log.Init(LogLevel.Warn, $"{process} was not ready in {_parts.Scenario.Children.StartTimeoutMs} ms and is killed", OwnerOf(process));
            process.Run?.End();
        }
    }

    /// <summary>A child has ended: its parent is told.</summary>
    private static void TellEnd(EmulatedProcess process, ProcessExit? exit)
    {
        ChildStart start = process.ChildStart!;
        start.Fail(ChildProcessError.ServiceError);
        if (start is { HasSucceeded: true, Request.Function: not null, Parent.WatchesChildren: true } && exit is { IsFailure: true } failure)
        {
            start.Parent.Connection!.Output.ChildExited(process.Pid, failure.Signal ?? 0, failure.Code ?? 0);
        }
    }

    private void DeleteFolder(EmulatedProcess process, string folder)
    {
        if (_parts.Users != null)
        {
            FolderRemoval.Remove(folder);
            return;
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It never came so far, or removed it itself.
            return;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _parts.Log.Init(LogLevel.Warn, $"the folder of {process} stays: {error.Message}", OwnerOf(process));
            _parts.Troubles.Report("folder", $"the folder '{folder}' of {process} stays: {error.Message}");
        }
    }

    private bool IsUidUsed(int uid) => Processes.Any(process => process.Task.Uid == uid);

    /// <summary>A child does not outlive its parent.</summary>
    private void KillChildrenOf(ProcessRun parent)
    {
        foreach (EmulatedProcess child in Processes.Where(process => process.ChildStart?.Parent == parent))
        {
            child.Run?.End();
        }
    }
}
