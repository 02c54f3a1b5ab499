using System.Globalization;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;
using Samgr.Emulator.Scenarios.Reading;

namespace Samgr.Emulator.Control;

/// <summary>The commands for the log of a running machine.</summary>
internal sealed class LogCommands(MachineParts parts, Supervisor init)
{
    private const int MaxTarget = 255;
    private const int MaxLines = 512;
    private const int MaxCharacters = 512 * 1024;

    /// <summary>How long lines are gathered once there is one, so that a flood is no more questions than that.</summary>
    private static readonly TimeSpan _batch = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a question that waits does so.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    internal async Task<LogEntries> ReadAsync(JsonElement request, Func<Task<IReadOnlyList<ServiceEntry>>> services)
    {
        LogQuestion question = request.Deserialize<LogQuestion>(ControlJson.Options)!;
        if (question.From < 0 || question.SinceMs < 0)
        {
            throw new ControlException(EC.Invalid, "the log has no lines from before its begin; give a number from 0 on");
        }

        LogFilter filter = await FilterAsync(question, services).ConfigureAwait(false);
        DateTimeOffset since = question.SinceMs is long ms ? parts.Log.StampOf(ms) : DateTimeOffset.MinValue;
        LogRing ring = parts.Log.Ring;
        LogPage page = ring.Read(question.From, filter, since, MaxLines, MaxCharacters);
        if (question.Waits)
        {
            Task over = Task.Delay(Patience);
            while (page is { Lines.Length: 0, Missed: 0, IsLast: false } && !over.IsCompleted)
            {
                await Task.WhenAny(ring.WaitAsync(page.Next), over).ConfigureAwait(false);
                await Task.Delay(_batch).ConfigureAwait(false);
                page = ring.Read(page.Next, filter, since, MaxLines, MaxCharacters);
            }
        }

        return new LogEntries(page.Next, page.End, page.Missed, [.. page.Lines.Select(Describe)], page.IsLast);
    }

    private async Task<LogFilter> FilterAsync(LogQuestion question, Func<Task<IReadOnlyList<ServiceEntry>>> services)
    {
        if (question.Target is not { Length: > 0 } target)
        {
            return new LogFilter(question.Level, null, null);
        }

        if (int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
        {
            return new LogFilter(question.Level, pid, null);
        }

        // A continued reading has been through this already.
        EmulatedProcess? process = Array.Find(init.Processes, known => known.Name == target);
        if (process == null && question.From == 0 && !parts.Log.Ring.Knows(target))
        {
            string[] known = await NamesAsync(services).ConfigureAwait(false);
            if (!known.Contains(target))
            {
                throw new ControlException(
                    EC.NoService, $"no process or service '{VisibleText.From(target, MaxTarget)}' runs or has logged anything; {NameHint.Of(target, known)}");
            }
        }

        return new LogFilter(question.Level, process?.Pid, target);
    }

    /// <summary>The processes, and the services where samgr answers.</summary>
    private async Task<string[]> NamesAsync(Func<Task<IReadOnlyList<ServiceEntry>>> services)
    {
        IEnumerable<string> names = init.Processes.Select(process => process.Name);
        try
        {
            names = names.Concat((await services().ConfigureAwait(false)).Select(entry => entry.Service));
        }
        catch (ControlException)
        {
            // A log is looked at when something does not work, and samgr may be what does not.
        }

        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    private LogEntry Describe(LogLine line) => new(
        line.Number,
        line.Time,
        LogFormat.LetterOf(line.Header.Level),
        line.Header.Pid,
        line.Tid,
        line.Header.Pid switch
        {
            WellKnownPid.Kernel => "kernel",
            WellKnownPid.Init => "init",
            int pid => init.Find(pid)?.Name,
        },
        line.Header.Tag,
        line.Text);
}
