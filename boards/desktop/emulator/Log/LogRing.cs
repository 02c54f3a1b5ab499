namespace Samgr.Emulator.Log;

/// <summary>
/// The latest lines of the log, for those who look at it from outside. When there is no more room the process that takes the most
/// loses its oldest line: one that floods pushes out its own. Nobody waits for a reader: one that is too slow is told how many lines
/// it has missed.
/// </summary>
/// <remarks>Any thread may call any member.</remarks>
internal sealed class LogRing
{
    /// <summary>Lines that are kept at most.</summary>
    internal const int MaxLines = 16 * 1024;

    /// <summary>Characters that the lines kept take at most, 128 for each line among them.</summary>
    internal const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>Lines whose level, process and service are known after they were pushed out.</summary>
    internal const int MaxHeaders = 32 * 1024;

    private const int MaxTags = 1024;

    private readonly object _gate = new();
    private readonly LinkedList<LogLine> _lines = new();
    private readonly Dictionary<int, LogOwner> _owners = [];
    private readonly Dictionary<int, long> _lost = [];
    private readonly LogHeader[] _headers = new LogHeader[MaxHeaders];
    private readonly Dictionary<string, string> _tags = [];
    private TaskCompletionSource? _more;
    private long _next = 1;
    private long _used;
    private bool _isClosed;

    /// <summary>How many lines there are.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>How many characters they take.</summary>
    internal long Used
    {
        get
        {
            lock (_gate)
            {
                return _used;
            }
        }
    }

    /// <summary>The lines pushed out so far, of each process of which there are some.</summary>
    internal (int Pid, long Lines)[] Lost
    {
        get
        {
            lock (_gate)
            {
                return [.. _lost.Select(owner => (owner.Key, owner.Value)).Order()];
            }
        }
    }

    internal void Add(int owner, DateTimeOffset time, LogHeader header, int tid, string text)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            LogHeader kept = header with { Tag = Intern(header.Tag) };
            LogLine line = new(_next++, owner, time, kept, tid, text);
            _headers[line.Number % MaxHeaders] = kept;
            Put(line);
            while (_lines.Count > MaxLines || _used > MaxCharacters)
            {
                PushOut(owner);
            }

            waiting = _more;
            _more = null;
        }

        waiting?.TrySetResult();
    }

    /// <summary>Reads lines from a number on.</summary>
    /// <param name="from">The number; 0 for the oldest line that there is.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="since">No older ones.</param>
    /// <param name="maxLines">How many at most.</param>
    /// <param name="maxCharacters">How many characters they take at most, the first line aside.</param>
    internal LogPage Read(long from, LogFilter filter, DateTimeOffset since, int maxLines, int maxCharacters)
    {
        lock (_gate)
        {
            List<LogLine> read = [];
            int room = maxCharacters;
            long taken = 0;
            long next = _next;
            for (LinkedListNode<LogLine>? node = Find(from); node != null; node = node.Next)
            {
                LogLine line = node.Value;
                if (!filter.Takes(line.Header))
                {
                    continue;
                }

                if (line.Time >= since)
                {
                    room -= line.Cost;
                    if (read.Count == maxLines || (read.Count > 0 && room < 0))
                    {
                        next = line.Number;
                        break;
                    }

                    read.Add(line);
                }

                taken++;
            }

            return new LogPage(next, _next, from == 0 ? 0 : Math.Max(0, Written(from, next, filter) - taken), [.. read], _isClosed && next == _next);
        }
    }

    /// <summary>Waits until there is a line from a number on, or none comes any more.</summary>
    internal Task WaitAsync(long from)
    {
        lock (_gate)
        {
            if (_next > from || _isClosed)
            {
                return Task.CompletedTask;
            }

            _more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _more.Task;
        }
    }

    /// <summary>Whether a line has the name of a service or process as its tag.</summary>
    internal bool Knows(string name)
    {
        lock (_gate)
        {
            return _lines.Any(line => LogFilter.IsTagged(line.Header.Tag, name));
        }
    }

    /// <summary>Says that no line comes any more.</summary>
    internal void Close()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _isClosed = true;
            waiting = _more;
            _more = null;
        }

        waiting?.TrySetResult();
    }

    private void Put(LogLine line)
    {
        if (!_owners.TryGetValue(line.Owner, out LogOwner? owner))
        {
            owner = new LogOwner();
            _owners.Add(line.Owner, owner);
        }

        owner.Lines.Enqueue(_lines.AddLast(line));
        owner.Used += line.Cost;
        _used += line.Cost;
    }

    /// <summary>Pushes out the oldest line of whoever takes the most; of several that take the same, of the one that writes.</summary>
    private void PushOut(int writer)
    {
        (int pid, LogOwner largest) = (writer, _owners[writer]);
        foreach ((int other, LogOwner owner) in _owners)
        {
            if (owner.Used > largest.Used)
            {
                (pid, largest) = (other, owner);
            }
        }

        LinkedListNode<LogLine> oldest = largest.Lines.Dequeue();
        _lines.Remove(oldest);
        largest.Used -= oldest.Value.Cost;
        _used -= oldest.Value.Cost;
        _lost[pid] = _lost.GetValueOrDefault(pid) + 1;
        if (largest.Lines.Count == 0)
        {
            _owners.Remove(pid);
        }
    }

    /// <summary>The first line from a number on: from the end, as most readers want the latest.</summary>
    private LinkedListNode<LogLine>? Find(long from)
    {
        if (from == 0)
        {
            return _lines.First;
        }

        LinkedListNode<LogLine>? found = null;
        for (LinkedListNode<LogLine>? node = _lines.Last; node != null && node.Value.Number >= from; node = node.Previous)
        {
            found = node;
        }

        return found;
    }

    /// <summary>How many lines that a filter takes were written between two numbers; those too old to be known count as taken.</summary>
    private long Written(long from, long end, LogFilter filter)
    {
        long first = Math.Max(from, _next - MaxHeaders);
        long count = Math.Max(0, Math.Min(first, end) - from);
        for (long number = first; number < end; number++)
        {
            count += filter.Takes(_headers[number % MaxHeaders]) ? 1 : 0;
        }

        return count;
    }

    private string Intern(string tag)
    {
        if (_tags.TryGetValue(tag, out string? known))
        {
            return known;
        }

        if (_tags.Count == MaxTags)
        {
            _tags.Clear();
        }

        _tags.Add(tag, tag);
        return tag;
    }
}
