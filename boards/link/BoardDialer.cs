using System;
using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>Keeps a connection to one address: dials, serves the session, and dials again when it has ended. All of it on one thread.</summary>
internal sealed class BoardDialer : BoardEnd
{
    private const int FirstWaitMs = 200;
    private const int LongestWaitMs = 10_000;

    private readonly ILinkPlatform _platform;

    internal BoardDialer(TcpAddress address, DeviceBus bus, ILinkPlatform platform, ILogSink log)
        : base(address, bus, log)
    {
        _platform = platform;
    }

    /// <inheritdoc/>
    internal override void Run()
    {
        byte[] drawn = new byte[1];
        int wait = FirstWaitMs;
        while (!IsClosed)
        {
            bool wasUp = Try();
            wait = wasUp ? FirstWaitMs : wait * 2 < LongestWaitMs ? wait * 2 : LongestWaitMs;
            _platform.Randomize(drawn);
            Rest((wait / 2) + (wait / 2 * drawn[0] / 256));
        }
    }

    private bool Try()
    {
        try
        {
            return Serve(Address.Dial(), true);
        }
        catch (Exception error)
        {
            Tell(Address.Text + " cannot be reached: " + error.Message);
            return false;
        }
    }
}
