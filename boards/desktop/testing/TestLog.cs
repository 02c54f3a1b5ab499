using LiteIpc;

namespace Samgr.Testing;

/// <summary>Keeps the log lines of a test; any thread may write and wait.</summary>
internal sealed class TestLog : TextWriter, ILogSink
{
    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource Found)> _waits = [];

    public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

    internal string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public void Write(int level, string tag, string text) => WriteLine($"{tag}: {text}");

    public override void WriteLine(string? value)
    {
        string line = value ?? "";
        lock (_lines)
        {
            _lines.Add(line);
            foreach ((_, TaskCompletionSource found) in _waits.Where(wait => line.Contains(wait.Text, StringComparison.Ordinal)))
            {
                found.TrySetResult();
            }
        }
    }

    internal Task WaitForAsync(string text)
    {
        lock (_lines)
        {
            if (_lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((text, found));
            return found.Task;
        }
    }
}
