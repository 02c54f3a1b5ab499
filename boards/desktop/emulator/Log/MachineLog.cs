using System.Collections.Concurrent;
using System.Globalization;
using LiteIpc;

namespace Samgr.Emulator.Log;

/// <summary>
/// The log of a machine: one line as HiLog writes it for each thing that any of its processes says. Whoever logs does not
/// wait for the output.
/// </summary>
internal sealed class MachineLog : ILogSink, IDisposable
{
    private const int QueueLines = 10_000;

    private readonly BlockingCollection<string> _lines = new(QueueLines);
    private readonly TextWriter _writer;
    private readonly int _minimumLevel;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private int _dropped;

    internal MachineLog(TextWriter writer, int minimumLevel, TimeProvider time)
    {
        _writer = writer;
        _minimumLevel = minimumLevel;
        _time = time;
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    /// <summary>Lines of the kernel itself: process 0.</summary>
    public void Write(int level, string tag, string text) => Write(level, WellKnownPid.Kernel, WellKnownPid.Kernel, tag, text);

    internal void Init(int level, string text) => Write(level, WellKnownPid.Init, WellKnownPid.Init, "init", text);

    internal void Write(int level, int pid, int tid, string tag, string text)
    {
        if (level < _minimumLevel)
        {
            return;
        }

        string start = string.Create(
            CultureInfo.InvariantCulture,
            $"{_time.GetLocalNow():MM-dd HH:mm:ss.fff} {pid,5} {tid,5} {LetterOf(level)} {OneLine(tag)}: ");
        foreach (string line in text.Split('\n'))
        {
            Enqueue(start + OneLine(line));
        }
    }

    /// <summary>Writes what is still waiting.</summary>
    public void Dispose()
    {
        _lines.CompleteAdding();
        _thread.Join();
        _lines.Dispose();
    }

    private static char LetterOf(int level) => level switch
    {
        <= LogLevel.Debug => 'D',
        LogLevel.Info => 'I',
        LogLevel.Warn => 'W',
        LogLevel.Error => 'E',
        _ => 'F',
    };

    private static string OneLine(string text)
        => text.Any(char.IsControl)
            ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd()
            : text;

    private void Enqueue(string line)
    {
        try
        {
            if (!_lines.TryAdd(line))
            {
                Interlocked.Increment(ref _dropped);
            }
        }
        catch (InvalidOperationException)
        {
            // The machine has ended; what its last threads still say is for nobody.
            Interlocked.Increment(ref _dropped);
        }
    }

    private void WriteAll()
    {
        foreach (string line in _lines.GetConsumingEnumerable())
        {
            int dropped = Interlocked.Exchange(ref _dropped, 0);
            if (dropped > 0)
            {
                _writer.WriteLine($"--- {dropped} lines lost: the output is too slow ---");
            }

            _writer.WriteLine(line);
            if (_lines.Count == 0)
            {
                _writer.Flush();
            }
        }

        _writer.Flush();
    }
}
