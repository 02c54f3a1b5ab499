using LiteIpc;

namespace Samgr.Boards;

/// <summary>
/// Puts the name of a process in front of its log lines, as all processes of a board share one output. Warnings and errors that repeat
/// themselves are paced.
/// </summary>
internal sealed class ProcessLog : ILogSink
{
    private readonly LinePace _pace = new LinePace();
    private readonly string _prefix;
    private readonly ILogSink _sink;

    internal ProcessLog(string process, ILogSink sink)
    {
        _prefix = process + "/";
        _sink = sink;
    }

    public void Write(int level, string tag, string text)
    {
        if (level < LogLevel.Warn || _pace.Takes(tag, text))
        {
            _sink.Write(level, _prefix + tag, text);
        }
    }
}
