using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Calls;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>The processes within the programs of a machine, reached through their programs.</summary>
internal sealed class Programs(Supervisor init, TimeSpan patience)
{
    private IEnumerable<EmulatedProcess> All => init.Processes.Where(process => process.IsProgram && process.Run?.Connection != null);

    /// <summary>Their rows of the process table; those of a program that does not answer in time are left out.</summary>
    internal async Task<IReadOnlyList<ProcessInfo>> ListAsync()
    {
        IReadOnlyList<ProcessInfo>[] rows = await Task.WhenAll(All.Select(ListAsync)).ConfigureAwait(false);
        return [.. rows.SelectMany(row => row)];
    }

    /// <summary>The programs whose samgr has a list of services, but for one.</summary>
    internal IEnumerable<EmulatedProcess> Others(EmulatedProcess? host) => All.Where(program => program != host);

    /// <summary>Finds the program that a process runs in; null when the pid is of no process within a program.</summary>
    internal async Task<(EmulatedProcess Program, string Inner)?> FindAsync(int pid)
    {
        if (!init.InnerPids.Has(pid))
        {
            // Nobody has asked for the processes yet, or there are new ones.
            await ListAsync().ConfigureAwait(false);
        }

        return Find(pid);
    }

    /// <summary>Kills a process within a program.</summary>
    /// <returns>False when the pid is none of them.</returns>
    /// <exception cref="ControlException">It has ended already, or the program does not answer.</exception>
    internal async Task<bool> KillAsync(int pid)
    {
        if (await FindAsync(pid).ConfigureAwait(false) is not { } found)
        {
            return false;
        }

        string? answer = await AskAsync(found.Program, QueryKind.KillInside, found.Inner, patience).ConfigureAwait(false);
        return answer switch
        {
            null => throw new ControlException(EC.Timeout, $"{found.Program} did not answer; try again, or 'samgr kill {found.Program.Pid}' for all of it"),
            "" => throw new ControlException(EC.NoService, $"the process with pid {pid} has ended already; 'samgr ps' shows those that run"),
            _ => true,
        };
    }

    /// <summary>Calls a service within a program.</summary>
    /// <returns>The outcome, from the first program that has the service; null without any program.</returns>
    internal async Task<CallResult?> CallAsync(CallRequest call)
    {
        CallResult? outcome = null;
        TimeSpan time = TimeSpan.FromMilliseconds(2.0 * call.TimeoutMs) + patience;
        string request = ServiceCall.Write(call).Write();
        foreach (EmulatedProcess program in All)
        {
            string answer = await AskAsync(program, QueryKind.CallInside, request, time).ConfigureAwait(false)
                ?? throw new ControlException(EC.Timeout, $"{program} did not answer; try again, or 'samgr kill {program.Pid}'");
            outcome = ServiceCall.Read(call, OutsideAnswer.Read(answer));
            if (!IsUnknown(outcome))
            {
                break;
            }
        }

        return outcome;
    }

    /// <summary>Whether a call did not find its service.</summary>
    internal static bool IsUnknown(CallResult outcome) => outcome is { Result: EC.NoService, Handle: SvcIdentity.InvalidHandle };

    private async Task<IReadOnlyList<ProcessInfo>> ListAsync(EmulatedProcess program)
    {
        string? rows = await AskAsync(program, QueryKind.Inside, string.Empty, patience).ConfigureAwait(false);
        return [.. InnerProcess.Read(rows ?? string.Empty).Select(process => Describe(program, process)).Where(row => row.Pid != program.Pid)];
    }

    private ProcessInfo Describe(EmulatedProcess program, InnerProcess process) => new(
        init.InnerPids.Show(program.Pid, process.Pid),
        process.Name,
        process.Uid,
        program.Pid,
        program.Run?.Child?.Id,
        (process.IsRunning ? ProcessStatus.Running : ProcessStatus.Ended).ToString().ToLowerInvariant(),
        process.Restarts,
        process.IsRunning ? process.UptimeMs : 0,
        process.Handle);

    private (EmulatedProcess Program, string Inner)? Find(int pid)
        => init.InnerPids.Find(pid) is { } found && init.Find(found.Program) is { } program ? (program, Text(found.Inner)) : null;

    private static Task<string?> AskAsync(EmulatedProcess program, int kind, string subject, TimeSpan time)
        => program.Run?.Connection is { } connection ? connection.QueryAsync(kind, subject, time) : Task.FromResult<string?>(null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
