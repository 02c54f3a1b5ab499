using System.Net.Sockets;
using System.Threading;
using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>One address where connections of a board begin, on a thread of its own.</summary>
internal abstract class BoardEnd
{
    internal readonly TcpAddress Address;

    private readonly AutoResetEvent _wake = new AutoResetEvent(false);
    private readonly DeviceBus _bus;
    private readonly ILogSink _log;
    private int _failures;

    private protected BoardEnd(TcpAddress address, DeviceBus bus, ILogSink log)
    {
        Address = address;
        _bus = bus;
        _log = log;
    }

    /// <summary>Whether nothing is to be begun any more.</summary>
    protected bool IsClosed;

    /// <summary>Runs until <see cref="Close"/>.</summary>
    internal abstract void Run();

    /// <summary>Begins nothing more. A session that is up stays.</summary>
    internal void Close()
    {
        IsClosed = true;
        _wake.Set();
    }

    /// <summary>Serves a connection until it ends.</summary>
    /// <returns>Whether the other side has proven who it is.</returns>
    protected bool Serve(Socket socket, bool dials)
    {
        TcpCarrier carrier = new TcpCarrier(socket, BoardLink.MaxContent);
        LinkSession session = _bus.Open(carrier, dials);
        carrier.Run(session);
        _failures = session.Peer == null ? _failures : 0;
        return session.Peer != null;
    }

    /// <summary>Waits, or until it is closed.</summary>
    protected void Rest(int timeMs) => _wake.WaitOne(timeMs, false);

    /// <summary>Says the 1st, 2nd, 4th, 8th ... time that something failed.</summary>
    protected void Tell(string problem)
    {
        if (LogPace.Count(ref _failures))
        {
            _log.Write(LogLevel.Warn, "link", problem);
        }
    }
}
