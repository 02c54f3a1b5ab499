namespace Samgr.Emulator.Output;

/// <summary>
/// Lines of many processes on their way to one writer, written by one thread in the order in which they were taken. Nobody
/// waits for the writer, and nobody fills the queue for others: a process may have as many characters waiting as are still
/// free. A writer that fails is not used again: that is told once, and what comes after it is left out.
/// </summary>
/// <remarks>Any thread may call any member. The gate covers the queue only and is never held while something is written.</remarks>
internal sealed class LineOutput : IDisposable
{
    /// <summary>Characters that wait at most.</summary>
    internal const int Capacity = 4 * 1024 * 1024;

    private const int LineCost = 64;
    private const int BatchLines = 256;
    private const int LastWaitMs = 5000;

    private readonly object _gate = new();
    private readonly Queue<OutputLine> _lines = new();
    private readonly Dictionary<int, int> _waiting = [];
    private readonly string _name;
    private readonly Action<string> _write;
    private readonly Action _flush;
    private readonly Action<string> _failed;
    private readonly Thread _thread;
    private int _used;
    private bool _isClosing;
    private bool _isSlow;
    private string? _fault;
    private long _leftOut;

    /// <summary>Makes an output and starts its thread.</summary>
    /// <param name="name">The name of the output, for the message.</param>
    /// <param name="write">Writes one line.</param>
    /// <param name="flush">Called when nothing more waits.</param>
    /// <param name="failed">Gets the message, once, when the writer fails.</param>
    internal LineOutput(string name, Action<string> write, Action flush, Action<string> failed)
    {
        _name = name;
        _write = write;
        _flush = flush;
        _failed = failed;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    internal string? Fault => Volatile.Read(ref _fault);

    /// <summary>How many lines were left out.</summary>
    internal long LeftOut => Interlocked.Read(ref _leftOut);

    /// <summary>Takes a line.</summary>
    /// <returns>False when it is left out: the owner has its share waiting, or the writer has failed.</returns>
    internal bool Write(int owner, string text)
    {
        OutputLine line = new(owner, text.Length + LineCost, 0) { Text = text };
        lock (_gate)
        {
            return Take(line);
        }
    }

    /// <summary>Takes a place whose text comes with <see cref="Fill"/>; nothing behind it is written before.</summary>
    /// <returns>Null when it is left out, as with <see cref="Write"/>.</returns>
    internal OutputLine? Reserve(int owner, double time)
    {
        OutputLine line = new(owner, LineCost, time);
        lock (_gate)
        {
            return Take(line) ? line : null;
        }
    }

    internal void Fill(OutputLine line, string text)
    {
        lock (_gate)
        {
            line.Text = text;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits a while until an owner has room for a line, unless the writer was too slow for that before.</summary>
    internal void WaitForRoom(int owner, int length, int patienceMs)
    {
        long deadline = Environment.TickCount64 + patienceMs;
        lock (_gate)
        {
            while (!HasRoom(owner, length + LineCost) && !_isSlow && _fault == null && !_isClosing)
            {
                long left = deadline - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(_gate, (int)left))
                {
                    _isSlow = !HasRoom(owner, length + LineCost);
                    return;
                }
            }
        }
    }

    /// <summary>Writes what is still waiting, as long as the writer takes it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.PulseAll(_gate);
        }

        if (!_thread.Join(LastWaitMs))
        {
            Fail("it takes nothing");
        }
    }

    private bool HasRoom(int owner, int cost) => _waiting.GetValueOrDefault(owner) + cost <= Capacity - _used;

    private bool Take(OutputLine line)
    {
        if (_fault != null || _isClosing || !HasRoom(line.Owner, line.Cost))
        {
            Interlocked.Increment(ref _leftOut);
            return false;
        }

        _waiting[line.Owner] = _waiting.GetValueOrDefault(line.Owner) + line.Cost;
        _used += line.Cost;
        _lines.Enqueue(line);
        Monitor.PulseAll(_gate);
        return true;
    }

    private void Run()
    {
        List<OutputLine> batch = [];
        while (NextBatch(batch))
        {
            try
            {
                foreach (OutputLine line in batch)
                {
                    if (line.Text != null)
                    {
                        _write(line.Text);
                    }
                }

                _flush();
            }
            catch (Exception error)
            {
                Fail(error.Message);
                return;
            }
        }
    }

    private bool NextBatch(List<OutputLine> batch)
    {
        lock (_gate)
        {
            Release(batch);
            while (_fault == null && !IsReady())
            {
                if (_isClosing && _lines.Count == 0)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            while (batch.Count < BatchLines && IsReady())
            {
                batch.Add(_lines.Dequeue());
            }

            return _fault == null;
        }
    }

    /// <summary>A place that is never filled holds nothing up once the output is closed.</summary>
    private bool IsReady() => _lines.TryPeek(out OutputLine? line) && (line.Text != null || _isClosing);

    private void Release(List<OutputLine> written)
    {
        foreach (OutputLine line in written)
        {
            _used -= line.Cost;
            int left = _waiting[line.Owner] - line.Cost;
            if (left > 0)
            {
                _waiting[line.Owner] = left;
            }
            else
            {
                _waiting.Remove(line.Owner);
            }
        }

        if (written.Count > 0)
        {
            written.Clear();
            _isSlow &= _used > Capacity / 2;
            Monitor.PulseAll(_gate);
        }
    }

    private void Fail(string reason)
    {
        lock (_gate)
        {
            if (_fault != null)
            {
                return;
            }

            Volatile.Write(ref _fault, reason);
            Interlocked.Add(ref _leftOut, _lines.Count);
            _lines.Clear();
            Monitor.PulseAll(_gate);
        }

        _failed($"the {_name} cannot be written any more: {reason.TrimEnd('.')}; the machine goes on without it");
    }
}
