namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>Lines as they arrive from a process.</summary>
public sealed class LineLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public string Text => string.Join('\n', Lines);

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string? line)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (line is null)
            {
                _closed.TrySetResult();
            }
            else
            {
                _lines.Add(line);
            }

            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }

    /// <summary>Waits until so many lines contain a text.</summary>
    public async Task WaitForAsync(string part, int times = 1)
    {
        while (true)
        {
            Task changed;
            bool isClosed;
            lock (_gate)
            {
                changed = _changed.Task;
                isClosed = _closed.Task.IsCompleted;
                if (_lines.Count(line => line.Contains(part, StringComparison.Ordinal)) >= times)
                {
                    return;
                }
            }

            if (isClosed)
            {
                Assert.Fail($"the output ended without '{part}':\n{Text}");
            }

            await Patience.WaitAsync(changed, () => $"no '{part}' in\n{Text}");
        }
    }
}
