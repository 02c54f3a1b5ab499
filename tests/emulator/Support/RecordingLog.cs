using LiteIpc;

namespace Samgr.Emulator.Tests.Support;

/// <summary>Keeps what the kernel says.</summary>
internal sealed class RecordingLog : ILogSink
{
    public TestLog Lines { get; } = new();

    public void Write(int level, string tag, string text) => Lines.WriteLine(text);
}
