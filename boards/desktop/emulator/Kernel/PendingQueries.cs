namespace Samgr.Emulator.Kernel;

/// <summary>The questions to one process that wait for an answer.</summary>
/// <param name="last">The number before the first one; tests begin just before the last.</param>
internal sealed class PendingQueries(int last = 0)
{
    private readonly object _gate = new();
    private readonly Dictionary<int, TaskCompletionSource<string?>> _pending = [];
    private int _last = last;
    private bool _closed;

    internal int Begin(out Task<string?> answer)
    {
        TaskCompletionSource<string?> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = source.Task;
        lock (_gate)
        {
            _last = _last == int.MaxValue ? 1 : _last + 1;
            if (_closed)
            {
                source.SetResult(null);
            }
            else
            {
                _pending[_last] = source;
            }

            return _last;
        }
    }

    internal async Task<string?> WaitAsync(int id, Task<string?> answer, TimeSpan timeout)
    {
        try
        {
            return await answer.WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Complete(id, null);
            return null;
        }
    }

    internal void Complete(int id, string? answer)
    {
        TaskCompletionSource<string?>? source;
        lock (_gate)
        {
            _pending.Remove(id, out source);
        }

        source?.TrySetResult(answer);
    }

    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (TaskCompletionSource<string?> source in _pending.Values)
            {
                source.TrySetResult(null);
            }

            _pending.Clear();
        }
    }
}
