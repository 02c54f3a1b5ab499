using System.Globalization;
using System.Security.Cryptography;
using LiteIpc;

namespace Samgr.Emulator;

internal sealed partial class Supervisor
{
    private const int TokenBytes = 16;

    private int _starts;

    private void Launch(EmulatedProcess process)
    {
        string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));
        string mark = string.Create(CultureInfo.InvariantCulture, $"{_mark}{++_starts}.");
        ProcessRun run = new(process, token, mark, _blocks.Take(), _parts, this);
        _expected[token] = run;
        process.Run = run;
        process.Status = ProcessStatus.Starting;
        _parts.Trace?.Write(process.Pid, "spawn", json =>
        {
            json.WriteString("name", process.Name);
            json.WriteNumber("parent", process.Parent);
        });
        if (process.FailedStarts == 0)
        {
            _parts.Log.Init(LogLevel.Info, $"start {process.Name}: pid {process.Pid}, uid {process.Task.Uid}, parent {process.Parent}", OwnerOf(process), process.Pid);
        }

        if (process.Task.Debug)
        {
            _parts.Log.Init(LogLevel.Warn, $"{process} is under \"debug\": every process of its system user can look into it and act as it", OwnerOf(process));
        }

        _slow.Post(OwnerOf(process), () => StartChildProcess(run));
        if (run.TakesTurn)
        {
            _thread.PostAfter(_startTurn, () => EndTurn(run));
        }

        Changed?.Invoke();
    }

    /// <summary>Whose work a process is: a child is its parent's, so that a parent with many children holds nobody else up.</summary>
    private static int OwnerOf(EmulatedProcess process) => process.ChildStart?.Parent.Process.Pid ?? process.Pid;

    /// <summary>Runs on a thread for slow work.</summary>
    private void StartChildProcess(ProcessRun run)
    {
        EmulatedProcess process = run.Process;
        try
        {
            ChildProcess child = ChildProcess.Start(
                _parts.Options.ProcessHostPath ?? ChildProcess.DefaultHostPath,
                _kernelSocket,
                run.Token,
                run.Mark,
                (process.Task as ChildTask)?.OwnFolder,
                process.Task.Debug,
                _parts.Users,
                process.Pid,
                run.Started,
                run.Printed);
            _keeper.Add(child.Id);
            _journal.Add(child.Id);
            Post(() => OnStarted(run));
            _ = FollowAsync(run, child);
        }
        catch (StartException error)
        {
            run.NotStarted();
            Post(() => OnNotStarted(run, error));
        }
    }

    private void OnStarted(ProcessRun run)
    {
        EmulatedProcess process = run.Process;
        if (process.FailedStarts > 0)
        {
            _parts.Log.Init(LogLevel.Info, $"{process} has been started after {process.FailedStarts} tries in vain", OwnerOf(process), process.Pid);
            process.FailedStarts = 0;
            process.Fault = null;
        }

        if (_stopping || run.IsUnwanted || process.ChildStart is { Parent.IsOver: true })
        {
            run.End();
        }

        AnswerAll(process, process.Pid);
    }

    private void OnNotStarted(ProcessRun run, StartException error)
    {
        EmulatedProcess process = run.Process;
        run.CloseIpc();
        run.TraceExit(new ProcessExit(ProcessExitCode.NotStarted, null));
        Forget(run);
        process.FailedStarts++;
        process.Fault = error.Message;
        process.Status = ProcessStatus.Ended;
        if (process.Asked != null)
        {
            process.Asked.IsLaunched = true;
            EndRestart(process, error.Message + "; it is tried again");
        }

        if (process.IsOnDemand && process.LastExit == null)
        {
            _parts.Log.Init(LogLevel.Error, $"{process} is not started: {error.Message}", OwnerOf(process), process.Pid);
            AnswerAll(process, EC.Failure);
            Bury(run, null);
            if (process.ChildStart == null)
            {
                Remove(process);
            }
        }
        else if (!_stopping)
        {
            TryAgain(process, error);
        }

        StartReady();
        CompleteStop();
        Changed?.Invoke();
    }

    /// <summary>A start that failed comes again after a wait, whatever the restart rule says: the process has not run.</summary>
    private void TryAgain(EmulatedProcess process, StartException error)
    {
        TimeSpan delay = process.Restart.NextStart();
        if (error.IsLasting && Boot.Fail(error.Message))
        {
            _parts.Log.Init(LogLevel.Error, $"{process}: {error.Message}", about: process.Pid);
        }
        else if (process.FailedStarts == 1)
        {
            _parts.Log.Init(
                LogLevel.Error,
                $"{process}: {error.Message}; it is tried again in {delay.TotalMilliseconds} ms and then less and less often, which is not said each time",
                about: process.Pid);
            _parts.Troubles.Report("start of " + process.Name, $"{process}: {error.Message}; it is tried again");
        }

        process.Status = ProcessStatus.Restarting;
        _thread.PostAfter(delay, () => LaunchAgain(process));
    }

    private void LaunchAgain(EmulatedProcess process)
    {
        if (!_stopping && process.Status == ProcessStatus.Restarting)
        {
            Launch(process);
        }
    }

    private static void AnswerAll(EmulatedProcess process, int answer)
    {
        Action<int>[] waiting = [.. process.Waiting];
        process.Waiting.Clear();
        Array.ForEach(waiting, started => started(answer));
    }
}
