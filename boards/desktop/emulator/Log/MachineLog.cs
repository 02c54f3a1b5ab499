using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Log;

/// <summary>
/// The log of a machine: one line as HiLog writes it for each thing that any of its processes says. A process that logs
/// does not wait for the output. Each process has a share of the log; the lines that it logs beyond that are left out, counted and
/// said. The latest lines stay in memory, for those who look at them from outside.
/// </summary>
internal sealed class MachineLog : ILogSink, IDisposable
{
    /// <summary>Characters that a process may log a second.</summary>
    internal const int ShareRate = 256 * 1024;

    /// <summary>Characters that a process may log at once after a quiet time.</summary>
    internal const int ShareBurst = 1024 * 1024;

    private const int LineCost = 256;
    private const int MaxTag = 64;
    private const int MaxLine = 4096;

    private readonly object _gate = new();
    private readonly Dictionary<int, LogShare> _shares = [];
    private readonly LineOutput _output;
    private readonly LineOutput? _file;
    private readonly int _minimumLevel;
    private readonly TimeProvider _time;

    /// <summary>Makes a log.</summary>
    /// <param name="writer">Receives its lines.</param>
    /// <param name="minimumLevel">The lowest level that is logged.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Gets the message, once for each output, when one fails.</param>
    /// <param name="file">Receives its lines, too; or null.</param>
    internal MachineLog(TextWriter writer, int minimumLevel, TimeProvider time, Action<string>? failed = null, TextWriter? file = null)
    {
        _minimumLevel = minimumLevel;
        _time = time;
        _output = new LineOutput("log", writer.WriteLine, writer.Flush, failed ?? (_ => { }));
        _file = file == null ? null : new LineOutput("log file", file.WriteLine, file.Flush, failed ?? (_ => { }));
    }

    /// <summary>The latest lines.</summary>
    internal LogRing Ring { get; } = new();

    /// <summary>Why nothing is logged any more; null while all is well.</summary>
    internal string? Fault => _output.Fault;

    /// <summary>The file that the lines go to, too; null when there is none.</summary>
    internal LineOutput? File => _file;

    /// <summary>The lines left out so far, of each process of which there are some.</summary>
    internal (int Pid, long Lines)[] LeftOut
    {
        get
        {
            lock (_gate)
            {
                return [.. _shares.Where(share => share.Value.LeftOut > 0).Select(share => (share.Key, share.Value.LeftOut)).Order()];
            }
        }
    }

    /// <summary>Lines of the kernel itself: process 0.</summary>
    public void Write(int level, string tag, string text) => Write(level, WellKnownPid.Kernel, WellKnownPid.Kernel, tag, text);

    /// <summary>Lines of init.</summary>
    /// <param name="level">One of <see cref="LogLevel"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="by">The process whose request it is about: the line counts as one of its own.</param>
    /// <param name="about">The process that it tells of, where that is another one.</param>
    internal void Init(int level, string text, int by = WellKnownPid.Init, int? about = null)
        => Write(level, WellKnownPid.Init, WellKnownPid.Init, "init", text, by, about ?? by);

    internal void Write(int level, int pid, int tid, string tag, string text) => Write(level, pid, tid, tag, text, pid, pid);

    /// <summary>How many warnings and how many errors a process has logged.</summary>
    internal (long Warnings, long Errors) Counts(int pid)
    {
        lock (_gate)
        {
            return _shares.TryGetValue(pid, out LogShare? share) ? (share.Warnings, share.Errors) : (0, 0);
        }
    }

    /// <summary>The stamp that a line from so many milliseconds ago has.</summary>
    internal DateTimeOffset StampOf(long milliseconds)
    {
        DateTimeOffset now = _time.GetLocalNow();
        return milliseconds < (now - DateTimeOffset.UnixEpoch).TotalMilliseconds ? now.AddMilliseconds(-milliseconds) : DateTimeOffset.MinValue;
    }

    /// <summary>Writes what is still waiting.</summary>
    public void Dispose()
    {
        Ring.Close();
        lock (_gate)
        {
            foreach ((int pid, LogShare share) in _shares)
            {
                if (share.Unsaid > 0)
                {
                    Say(pid, share);
                }
            }
        }

        _output.Dispose();
        _file?.Dispose();
    }

    private void Write(int level, int pid, int tid, string tag, string text, int by, int about)
    {
        if (level < _minimumLevel)
        {
            return;
        }

        LogHeader header = new(level, pid, about, VisibleText.From(tag, MaxTag));
        string said = StackText.OneLine(text);
        foreach (Range line in said.AsSpan().Split('\n'))
        {
            Enqueue(by, header, tid, said.AsSpan()[line]);
        }
    }

    private void Enqueue(int by, in LogHeader header, int tid, ReadOnlySpan<char> text)
    {
        int cost = Math.Max(LineCost, Math.Min(text.Length, MaxLine));
        lock (_gate)
        {
            LogShare share = ShareOf(by);
            share.Count(header.Level);
            if (!share.TryTake(cost))
            {
                share.Lose();
                return;
            }

            if (share.IsNoticeDue)
            {
                Say(by, share);
            }

            if (!Put(by, header, tid, VisibleText.From(text.TrimEnd('\r').ToString(), MaxLine)))
            {
                share.Lose();
            }
        }
    }

    /// <summary>Gives a line to whoever shows it.</summary>
    /// <returns>False when the output has left it out.</returns>
    private bool Put(int by, in LogHeader header, int tid, string text)
    {
        DateTimeOffset now = _time.GetLocalNow();
        string line = LogFormat.Start(now, LogFormat.LetterOf(header.Level), header.Pid, tid, header.Tag) + text;
        Ring.Add(by, now, header, tid, text);
        _file?.Write(by, line);
        return _output.Write(by, line);
    }

    private LogShare ShareOf(int pid)
    {
        if (!_shares.TryGetValue(pid, out LogShare? share))
        {
            share = new LogShare(ShareRate, ShareBurst, _time);
            _shares.Add(pid, share);
        }

        return share;
    }

    private void Say(int pid, LogShare share)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"pid {pid}: {share.Unsaid} lines left out; a process may log {ShareRate} characters a second, and no faster than the output takes them");
        if (Put(WellKnownPid.Kernel, new LogHeader(LogLevel.Warn, WellKnownPid.Kernel, pid, "log"), WellKnownPid.Kernel, text))
        {
            share.Said();
        }
    }
}
