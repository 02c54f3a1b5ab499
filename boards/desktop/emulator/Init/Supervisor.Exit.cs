using LiteIpc;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    private static readonly TimeSpan _drain = TimeSpan.FromMilliseconds(500);

    private int _burials;

    /// <summary>Ends every process: orderly first, then by force.</summary>
    internal void Stop() => Post(() =>
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        RefuseRestarts();
        _parts.Log.Init(LogLevel.Info, $"machine '{_parts.Scenario.Name}' stops");
        foreach (ProcessRun run in Runs())
        {
            if (run.Connection == null)
            {
                run.End();
            }
            else
            {
                run.Connection.SendStop();
            }
        }

        _thread.PostAfter(_parts.Options.StopGrace, KillAll);
        CompleteStop();
    });

    /// <summary>Ends every process at once.</summary>
    internal void Abort() => Post(() =>
    {
        _stopping = true;
        KillAll();
        CompleteStop();
    });

    /// <summary>Kills a process; its restart rule applies.</summary>
    /// <returns>False when no process with that pid runs.</returns>
    internal bool Kill(int pid)
    {
        ChildProcess? child = Find(pid)?.Run?.Child;
        child?.Kill();
        return child != null;
    }

    /// <summary>The connection of a process has ended: so has the process, or it is about to.</summary>
    internal void OnDetached(ProcessRun run)
    {
        if (run.Process.Run == run)
        {
            _thread.PostAfter(_parts.Options.StopGrace, () => KillIfRunning(run));
        }
    }

    /// <summary>Waits, on no thread, for the end of a process and of its output; then init is told.</summary>
    private async Task FollowAsync(ProcessRun run, ChildProcess child)
    {
        await child.Exited.ConfigureAwait(false);
        child.KillGroup();
        run.CloseIpc();
        Task all = Task.WhenAll(child.Printed, run.Connection?.Ended ?? Task.CompletedTask);
        await Task.WhenAny(all, Task.Delay(_drain, _parts.Options.Time)).ConfigureAwait(false);
        run.Connection?.Shutdown();
        Post(() => HandleExit(run));
    }

    private void HandleExit(ProcessRun run)
    {
        EmulatedProcess process = run.Process;
        ProcessExit exit = run.Child!.Exit;
        run.TraceExit(exit);
        LogExit(run, exit);
        Forget(run);
        process.LastExit = exit;
        process.Fault = run.Fault;
        process.Status = ProcessStatus.Ended;
        KillChildrenOf(run);
        Bury(run, exit);
        EndRestart(process, process.Fault ?? $"it ended with {exit} before it was up; see the log");
        if (!_stopping && process.ChildStart == null && !LaunchAsked(process))
        {
            Restart(process, exit, run.Uptime);
        }

        StartReady();
        Changed?.Invoke();
    }

    /// <summary>An end that nobody wanted is an error: a crash, an exit code that says so, a signal from elsewhere.</summary>
    private void LogExit(ProcessRun run, ProcessExit exit)
    {
        EmulatedProcess process = run.Process;
        bool isWanted = run.IsUnwanted || (_stopping && exit.Signal == null);
        string ended = $"{process} of uid {process.Task.Uid} ended with {exit}";
        string cause = exit.IsFailure && run.Crash is { } crash ? ": " + crash : string.Empty;
        process.Crashes += exit.IsFailure && !isWanted ? 1 : 0;
        int level = !exit.IsFailure ? LogLevel.Info : isWanted ? LogLevel.Warn : LogLevel.Error;
        _parts.Log.Init(level, ended + cause, OwnerOf(process), process.Pid);
    }

    /// <summary>Clears what a run has left, as slow work; a child stays in the table, and with it its pid, until that is done.</summary>
    private void Bury(ProcessRun run, ProcessExit? exit)
    {
        EmulatedProcess process = run.Process;
        if (process.ChildStart != null)
        {
            TellEnd(process, exit);
        }

        _burials++;
        _slow.Post(OwnerOf(process), () =>
        {
            try
            {
                Clear(run);
            }
            finally
            {
                Post(() => OnBuried(process));
            }
        });
    }

    /// <summary>Runs on a thread for slow work.</summary>
    private void Clear(ProcessRun run)
    {
        if (run.Child is ChildProcess child)
        {
            Strays.Kill(run.Mark);
            _parts.Users?.EndAll(run.Process.Pid);
            RuntimeFiles.Remove(child.Id);
            _keeper.Remove(child.Id);
            _journal.Remove(child.Id);
            child.Dispose();
        }

        if (run.Process.Task is ChildTask task)
        {
            task.Start.Request.Descriptors.Close();
            if (task.OwnFolder != null)
            {
                DeleteFolder(run.Process, task.OwnFolder);
            }
        }
    }

    private void OnBuried(EmulatedProcess process)
    {
        _burials--;
        if (process.ChildStart != null)
        {
            Remove(process);
            Changed?.Invoke();
        }

        CompleteStop();
    }

    private void Restart(EmulatedProcess process, ProcessExit exit, TimeSpan uptime)
    {
        if (process.Fault != null)
        {
            Boot.Fail($"{process} cannot run: {process.Fault}");
            Remove(process);
            return;
        }

        TimeSpan? wait = process.Restart.Next(exit, uptime);
        if (wait is not TimeSpan delay)
        {
            Boot.ProcessEnded(process, $"{process} ended with {exit} during the boot and its restart rule does not start it again");
            Remove(process);
            return;
        }

        process.Status = ProcessStatus.Restarting;
        process.Restarts++;
        _parts.Log.Init(LogLevel.Info, $"{process} starts again in {delay.TotalMilliseconds} ms", about: process.Pid);
        _thread.PostAfter(delay, () => LaunchAgain(process));
    }

    private void Remove(EmulatedProcess process)
    {
        if (process.IsOnDemand)
        {
            lock (_processes)
            {
                _processes.Remove(process);
            }
        }
    }

    private void Forget(ProcessRun run)
    {
        _expected.TryRemove(run.Token, out _);
        _blocks.Return(run.FirstThread);
        run.Process.Run = null;
    }

    private ProcessRun[] Runs() => [.. Processes.Select(process => process.Run).OfType<ProcessRun>()];

    private void KillAll()
    {
        foreach (ProcessRun run in Runs())
        {
            run.End();
        }
    }

    private void KillIfRunning(ProcessRun run)
    {
        if (run.Process.Run == run)
        {
            run.End();
        }
    }

    private void CompleteStop()
    {
        if (_stopping && Runs().Length == 0 && _burials == 0)
        {
            _stopped.TrySetResult();
        }
    }
}
