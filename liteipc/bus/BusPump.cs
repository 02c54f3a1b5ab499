using System.Collections;
using System.Threading;

namespace LiteIpc.Bus;

/// <summary>Something whose messages wait in the kernel.</summary>
internal interface IPumped
{
    /// <summary>Takes all that the kernel has for it, in order.</summary>
    void Drain();
}

/// <summary>
/// The thread of a bus, which takes what the kernel has for its processes. Senders only leave it a note: they hold locks of their own, and
/// must not come to a carrier.
/// </summary>
internal sealed class BusPump
{
    private readonly object _gate = new object();
    private readonly ArrayList _ready = new ArrayList();
    private readonly AutoResetEvent _wake = new AutoResetEvent(false);
    private bool _isClosed;

    /// <summary>Makes the pump.</summary>
    /// <param name="start">Starts its thread; null where <see cref="RunOnce"/> is called instead.</param>
    internal BusPump(BusThread? start)
    {
        if (start != null)
        {
            start(Run);
        }
    }

    /// <summary>Notes that something has messages. From any thread, under any lock.</summary>
    internal void Note(IPumped pumped)
    {
        lock (_gate)
        {
            if (!_ready.Contains(pumped))
            {
                _ready.Add(pumped);
            }
        }

        _wake.Set();
    }

    /// <summary>Drains what is ready.</summary>
    internal void RunOnce()
    {
        for (IPumped? next = Next(); next != null; next = Next())
        {
            next.Drain();
        }
    }

    /// <summary>Ends the thread, which may be the caller's own.</summary>
    internal void Close()
    {
        _isClosed = true;
        _wake.Set();
    }

    private void Run()
    {
        while (!_isClosed)
        {
            _wake.WaitOne();
            RunOnce();
        }
    }

    private IPumped? Next()
    {
        lock (_gate)
        {
            if (_ready.Count == 0)
            {
                return null;
            }

            IPumped next = (IPumped)_ready[0]!;
            _ready.RemoveAt(0);
            return next;
        }
    }
}
