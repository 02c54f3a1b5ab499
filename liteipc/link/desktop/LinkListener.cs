using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace LiteIpc.Link.Desktop;

/// <summary>Takes connections of other devices. Few of them may be here that have proven nothing yet.</summary>
/// <remarks>Each connection has a thread of its own, from its greeting to its end. Disposing it ends the listening, and no session.</remarks>
public sealed class LinkListener : IDisposable
{
    /// <summary>Connections that have proven nothing yet at most; the next one is closed at once.</summary>
    public const int MaxUnproven = 8;

    private readonly Socket _socket;
    private readonly LinkConnector _connector;
    private readonly ILogSink? _log;
    private readonly string? _path;
    private int _unproven;
    private int _refused;

    /// <summary>Begins to listen.</summary>
    /// <param name="address">Where.</param>
    /// <param name="connector">What becomes of the connections.</param>
    /// <param name="log">Where it tells of connections that fail; null for nowhere.</param>
    /// <exception cref="SocketException">The address is in use, or not this machine's.</exception>
    public LinkListener(LinkAddress address, LinkConnector connector, ILogSink? log)
    {
        _connector = connector;
        _log = log;
        _path = address.Port < 0 ? address.Host : null;
        _socket = address.Listen(MaxUnproven);
        Thread thread = new(Accept) { IsBackground = true, Name = "link-listener" };
        thread.Start();
    }

    /// <summary>The port that it listens on; -1 of a unix address.</summary>
    public int Port => (_socket.LocalEndPoint as IPEndPoint)?.Port ?? -1;

    /// <summary>Ends the listening. May be called more than once.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        if (_path != null)
        {
            File.Delete(_path);
        }
    }

    private void Accept()
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = _socket.Accept();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (Interlocked.Increment(ref _unproven) > MaxUnproven)
            {
                Interlocked.Decrement(ref _unproven);
                connection.Dispose();
                Tell("a connection was closed: " + MaxUnproven + " others have not proven yet who they are");
                continue;
            }

            Thread thread = new(() => Serve(connection)) { IsBackground = true, Name = "link-reader" };
            thread.Start();
        }
    }

    private void Serve(Socket connection)
    {
        int places = 1;
        try
        {
            StreamCarrier carrier = _connector.Begin(connection, false, out LinkSession session);
            carrier.RunHere(session, () => Leave(ref places));
        }
        catch (Exception error) when (error is IOException or SocketException or AuthenticationException)
        {
            Tell("a connection has failed: " + error.Message);
        }
        finally
        {
            Leave(ref places);
        }
    }

    /// <summary>Gives the place of who has proven nothing free, once.</summary>
    private void Leave(ref int places)
    {
        if (places-- == 1)
        {
            Interlocked.Decrement(ref _unproven);
        }
    }

    private void Tell(string text)
    {
        if (LogPace.Count(ref _refused))
        {
            _log?.Write(LogLevel.Warn, "link", text);
        }
    }
}
