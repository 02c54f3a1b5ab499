using LiteIpc;

namespace Samgr.Emulator.Client;

/// <summary>Sends log lines to the machine.</summary>
internal sealed class SocketLogSink(KernelLink link, int minimumLevel) : ILogSink
{
    public void Write(int level, string tag, string text)
    {
        if (level >= minimumLevel)
        {
            link.SendLog(level, tag, text);
        }
    }
}
