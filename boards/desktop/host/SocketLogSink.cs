using LiteIpc;
using Samgr.Desktop;
using Samgr.Emulator.Client;

namespace Samgr.ProcessHost;

/// <summary>Sends log lines to the machine.</summary>
internal sealed class SocketLogSink(KernelLink link, int minimumLevel) : ILogSink
{
    private readonly WaitTimes _waits = new(TimeProvider.System);

    public void Write(int level, string tag, string text)
    {
        if (level >= minimumLevel)
        {
            link.SendLog(level, tag, _waits.Told(tag, text));
        }
    }
}
