using System.Collections.Concurrent;

namespace LiteIpc.Tests.Support;

internal sealed class RecordingLog : ILogSink
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Write(int level, string tag, string text) => _lines.Enqueue(text);

    public bool Says(string part) => _lines.Any(line => line.Contains(part, StringComparison.Ordinal));
}
