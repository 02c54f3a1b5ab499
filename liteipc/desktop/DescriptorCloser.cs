namespace LiteIpc.Desktop;

/// <summary>
/// Closes file descriptors that came from other processes. Closing one may wait for the other end of the file, so it is done on a
/// thread of its own, which exists only while there is something to close. A thread that hands one over never waits.
/// </summary>
/// <remarks>Linux only. Any thread may hand over. The lock is the innermost of all: nothing is called under it.</remarks>
public sealed unsafe class DescriptorCloser
{
    private const int IdleMs = 200;
    private const int SocketLevel = 1;
    private const int Linger = 13;

    private readonly object _gate = new();
    private readonly Queue<Entry> _waiting = new();
    private readonly Action? _closed;
    private bool _isRunning;

    /// <summary>Makes a closer.</summary>
    /// <param name="closed">Called on its thread after each descriptor that it has closed; null for nobody.</param>
    public DescriptorCloser(Action? closed = null)
    {
        _closed = closed;
    }

    /// <summary>Descriptors that still have to be closed.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Has a descriptor closed; it is the closer's from now on.</summary>
    public void Close(int descriptor) => Add(new Entry(descriptor, null));

    /// <summary>Has something done once everything that was handed over before is closed.</summary>
    public void After(Action work) => Add(new Entry(-1, work));

    /// <summary>
    /// Closes a descriptor on the calling thread. A socket that was told to wait in close for its peer no longer does: what it has
    /// not sent yet is sent all the same.
    /// </summary>
    public static void CloseNow(int descriptor)
    {
        LingerTime linger = default;
        int size = sizeof(LingerTime);
        if (Libc.GetSocketOption(descriptor, SocketLevel, Linger, &linger, &size) == 0 && linger.IsOn != 0 && linger.Seconds != 0)
        {
            linger = default;
            _ = Libc.SetSocketOption(descriptor, SocketLevel, Linger, &linger, size);
        }

        _ = Libc.Close(descriptor);
    }

    private void Add(Entry entry)
    {
        lock (_gate)
        {
            _waiting.Enqueue(entry);
            if (_isRunning)
            {
                Monitor.Pulse(_gate);
                return;
            }

            _isRunning = true;
        }

        Thread thread = new(Run) { IsBackground = true, Name = "descriptor closer" };
        thread.Start();
    }

    private void Run()
    {
        while (Next(out Entry entry))
        {
            if (entry.Descriptor >= 0)
            {
                CloseNow(entry.Descriptor);
                _closed?.Invoke();
            }

            entry.Work?.Invoke();
        }
    }

    private bool Next(out Entry entry)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                Monitor.Wait(_gate, IdleMs);
            }

            _isRunning = _waiting.TryDequeue(out entry);
            return _isRunning;
        }
    }

    private readonly record struct Entry(int Descriptor, Action? Work);

    /// <summary>struct linger.</summary>
    private struct LingerTime
    {
        internal int IsOn;
        internal int Seconds;
    }
}
