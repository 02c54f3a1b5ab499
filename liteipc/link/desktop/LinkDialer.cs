using System.Net.Sockets;
using System.Security.Authentication;

namespace LiteIpc.Link.Desktop;

/// <summary>Keeps a connection to another device: dials, serves the session, and dials again when it has ended.</summary>
/// <remarks>One thread. Between tries it waits from 0.2 to 10 seconds, twice as long each time and a random part of it; a session that was up begins that anew.</remarks>
public sealed class LinkDialer : IDisposable
{
    private const int FirstWaitMs = 200;
    private const int LongestWaitMs = 10_000;

    private readonly CancellationTokenSource _end = new();
    private readonly LinkAddress _address;
    private readonly LinkConnector _connector;
    private readonly ILogSink? _log;
    private int _failures;

    /// <summary>Begins to dial.</summary>
    /// <param name="address">Where the other device is.</param>
    /// <param name="connector">What becomes of the connection.</param>
    /// <param name="log">Where it tells of tries that fail; null for nowhere.</param>
    public LinkDialer(LinkAddress address, LinkConnector connector, ILogSink? log)
    {
        _address = address;
        _connector = connector;
        _log = log;
        Thread thread = new(Run) { IsBackground = true, Name = "link-dialer" };
        thread.Start();
    }

    /// <summary>Dials no more. A session that is up stays. May be called more than once.</summary>
    public void Dispose() => _end.Cancel();

    private void Run()
    {
        int wait = FirstWaitMs;
        while (!_end.IsCancellationRequested)
        {
            bool wasUp = Try();
            wait = wasUp ? FirstWaitMs : Math.Min(2 * wait, LongestWaitMs);
            _failures = wasUp ? 0 : _failures;
            _end.Token.WaitHandle.WaitOne((wait / 2) + Random.Shared.Next(wait / 2));
        }
    }

    private bool Try()
    {
        try
        {
            Socket socket = _address.DialAsync(_end.Token).GetAwaiter().GetResult();
            StreamCarrier carrier = _connector.Begin(socket, true, out LinkSession session);
            carrier.RunHere(session, null);
            return session.Peer != null;
        }
        catch (Exception error) when (error is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            if (LogPace.Count(ref _failures) && !_end.IsCancellationRequested)
            {
                _log?.Write(LogLevel.Warn, "link", $"{_address} cannot be reached: {error.Message}");
            }

            return false;
        }
    }
}
