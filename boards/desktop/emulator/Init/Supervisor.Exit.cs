using LiteIpc;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    /// <summary>Ends every process: orderly first, then by force.</summary>
    internal void Stop() => Post(() =>
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        _parts.Log.Init(LogLevel.Info, $"machine '{_parts.Scenario.Name}' stops");
        foreach (ProcessRun run in Runs())
        {
            if (run.Connection == null)
            {
                run.Child?.Kill();
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

    private void OnExited(ProcessRun run)
    {
        run.CloseIpc();
        Post(() => HandleExit(run));
    }

    private void HandleExit(ProcessRun run)
    {
        EmulatedProcess process = run.Process;
        if (process.Run != run)
        {
            return;
        }

        if (run.Connection?.WaitForEnd(DrainMs) == false)
        {
            run.Connection.Shutdown();
        }

        run.Child!.WaitForOutput(DrainMs);
        ProcessExit exit = run.Child.Exit;
        run.TraceExit(exit);
        _parts.Log.Init(LogLevel.Info, $"{process} of uid {process.Task.Uid} ended with {exit}");
        Forget(run);
        RuntimeFiles.Remove(run.Child.Id);
        run.Child.Dispose();
        process.LastExit = exit;
        process.Fault = run.Fault;
        process.Status = ProcessStatus.Ended;
        KillChildrenOf(run);
        _parts.Users?.EndAll(process.Pid);
        if (process.ChildStart != null)
        {
            EndChild(process, exit);
        }

        if (_stopping)
        {
            CompleteStop();
        }
        else if (process.ChildStart == null)
        {
            Restart(process, exit, run.Uptime);
        }

        Changed?.Invoke();
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
        _parts.Log.Init(LogLevel.Info, $"{process} starts again in {delay.TotalMilliseconds} ms");
        _thread.PostAfter(delay, () =>
        {
            if (!_stopping && process.Status == ProcessStatus.Restarting)
            {
                Launch(process);
            }
        });
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
            run.Child?.Kill();
        }
    }

    private void KillIfRunning(ProcessRun run)
    {
        if (run.Process.Run == run)
        {
            run.Child?.Kill();
        }
    }

    private void CompleteStop()
    {
        if (Runs().Length == 0)
        {
            _stopped.TrySetResult();
        }
    }
}
