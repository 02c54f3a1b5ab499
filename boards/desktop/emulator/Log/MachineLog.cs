using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Log;

/// <summary>
/// The log of a machine: one line as HiLog writes it for each thing that any of its processes says. Whoever logs does not
/// wait for the output. Each process has a share of the log; the lines that it logs beyond that are left out, counted and
/// said.
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
    private readonly int _minimumLevel;
    private readonly TimeProvider _time;

    internal MachineLog(TextWriter writer, int minimumLevel, TimeProvider time, Action<string>? failed = null)
    {
        _minimumLevel = minimumLevel;
        _time = time;
        _output = new LineOutput("log", writer.WriteLine, writer.Flush, failed ?? (_ => { }));
    }

    /// <summary>Why nothing is logged any more; null while all is well.</summary>
    internal string? Fault => _output.Fault;

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
    internal void Init(int level, string text, int by = WellKnownPid.Init) => Write(level, WellKnownPid.Init, WellKnownPid.Init, "init", text, by);

    internal void Write(int level, int pid, int tid, string tag, string text) => Write(level, pid, tid, tag, text, pid);

    /// <summary>Writes what is still waiting.</summary>
    public void Dispose()
    {
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
    }

    private static char LetterOf(int level) => level switch
    {
        <= LogLevel.Debug => 'D',
        LogLevel.Info => 'I',
        LogLevel.Warn => 'W',
        LogLevel.Error => 'E',
        _ => 'F',
    };

    private void Write(int level, int pid, int tid, string tag, string text, int by)
    {
        if (level < _minimumLevel)
        {
            return;
        }

        string start = Start(level, pid, tid, tag);
        foreach (Range line in text.AsSpan().Split('\n'))
        {
            Enqueue(by, start, text.AsSpan()[line]);
        }
    }

    private string Start(int level, int pid, int tid, string tag) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_time.GetLocalNow():MM-dd HH:mm:ss.fff} {pid,5} {tid,5} {LetterOf(level)} {VisibleText.From(tag, MaxTag)}: ");

    private void Enqueue(int by, string start, ReadOnlySpan<char> text)
    {
        int cost = Math.Max(LineCost, Math.Min(text.Length, MaxLine));
        lock (_gate)
        {
            LogShare share = ShareOf(by);
            if (!share.TryTake(cost))
            {
                share.Lose();
                return;
            }

            if (share.IsNoticeDue)
            {
                Say(by, share);
            }

            if (!_output.Write(by, start + VisibleText.From(text.TrimEnd('\r').ToString(), MaxLine)))
            {
                share.Lose();
            }
        }
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
        string start = Start(LogLevel.Warn, WellKnownPid.Kernel, WellKnownPid.Kernel, "log");
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"pid {pid}: {share.Unsaid} lines left out; a process may log {ShareRate} characters a second, and no faster than the output takes them");
        if (_output.Write(WellKnownPid.Kernel, start + text))
        {
            share.Said();
        }
    }
}
