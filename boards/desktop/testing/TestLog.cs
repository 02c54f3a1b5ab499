using LiteIpc;

namespace Samgr.Testing;

/// <summary>Keeps lines that somebody writes, and lets a test wait for one. Any thread may write and wait.</summary>
public sealed class TestLog : TextWriter, ILogSink
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = NewSource();
    private bool _isClosed;

    /// <inheritdoc/>
    public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

    /// <summary>The lines, in the order in which they came.</summary>
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

    /// <summary>The lines as one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Whether a line holds a text.</summary>
    public bool Contains(string part) => Count(part) > 0;

    /// <summary>How many lines hold a text.</summary>
    public int Count(string part) => Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Takes a log line: "3 samgr: text", with its level in front.</summary>
    public void Write(int level, string tag, string text) => WriteLine($"{level} {tag}: {text}");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            _lines.Add(value ?? string.Empty);
        }

        Change();
    }

    /// <summary>Says that no line comes any more: whoever waits for one is told so at once.</summary>
    public override void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        Change();
    }

    /// <summary>Waits until so many lines hold a text; those that are there already count.</summary>
    /// <exception cref="TimeoutException">There were not so many in time, or no line comes any more; the message holds the lines.</exception>
    public async Task WaitForAsync(string part, int times = 1)
    {
        string Describe() => $"for {(times == 1 ? "a line" : times + " lines")} with '{part}' in:\n{Text}";
        while (true)
        {
            Task changed = Changed(out bool isClosed);
            if (Count(part) >= times)
            {
                return;
            }

            if (isClosed)
            {
                throw new TimeoutException("the lines ended: waited " + Describe());
            }

            await Patience.WaitAsync(changed, Describe).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the first line, from a place on, that fits.</summary>
    /// <returns>Its place.</returns>
    /// <exception cref="TimeoutException">None came in time; the message holds the lines.</exception>
    public int WaitFor(Func<string, bool> fits, int from = 0)
    {
        int next = from;
        Patience.Until(
            () =>
            {
                IReadOnlyList<string> lines = Lines;
                while (next < lines.Count && !fits(lines[next]))
                {
                    next++;
                }

                return next < lines.Count;
            },
            () => "a line fits among:\n" + Text);
        return next;
    }

    /// <summary>Waits for a line that holds a text; one that is there already counts.</summary>
    /// <exception cref="TimeoutException">None came in time; the message holds the lines.</exception>
    public void WaitFor(string part) => WaitFor(line => line.Contains(part, StringComparison.Ordinal));

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task Changed(out bool isClosed)
    {
        lock (_gate)
        {
            isClosed = _isClosed;
            return _changed.Task;
        }
    }

    private void Change()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = NewSource();
        }

        changed.TrySetResult();
    }
}
