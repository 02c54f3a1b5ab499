using System.Device.Gpio.Bank;

namespace Samgr.Emulator.Gpio;

/// <summary>The latest changes of the pins, each with a number, for those who watch from outside.</summary>
internal sealed class PinJournal
{
    private const int Capacity = 4096;

    private readonly object _gate = new();
    private readonly Queue<PinChange> _changes = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    /// <summary>The number of the next change.</summary>
    internal long Next { get; private set; }

    internal void Add(PinChange change)
    {
        lock (_gate)
        {
            if (_changes.Count == Capacity)
            {
                _changes.Dequeue();
            }

            _changes.Enqueue(change);
            Next++;
            Wake();
        }
    }

    /// <summary>The changes from a number on; waits until there is one, the time is over or the machine ends.</summary>
    internal async Task<(long Next, PinChange[] Changes)> ReadAsync(long from, TimeSpan patience)
    {
        Task more;
        lock (_gate)
        {
            if (Next > from || _isClosed)
            {
                return Take(from);
            }

            more = _more.Task;
        }

        await Task.WhenAny(more, Task.Delay(patience)).ConfigureAwait(false);
        lock (_gate)
        {
            return Take(from);
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Wake();
        }
    }

    private (long Next, PinChange[] Changes) Take(long from)
    {
        int count = (int)Math.Min(_changes.Count, Math.Max(0, Next - from));
        return (Next, [.. _changes.Skip(_changes.Count - count)]);
    }

    private void Wake()
    {
        TaskCompletionSource waiting = _more;
        _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.SetResult();
    }
}
