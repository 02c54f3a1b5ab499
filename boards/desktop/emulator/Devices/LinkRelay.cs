using System.Net.Sockets;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Devices;

/// <summary>
/// Stands between the two devices of a link: the first one dials here, and the relay dials the second one. It lets their bytes pass as
/// <see cref="Faults"/> say, which may change while it runs. Any thread may call any member.
/// </summary>
internal sealed class LinkRelay : IDisposable
{
    private const int Backlog = 8;
    private const int MaxConnections = 8;

    private readonly Lock _gate = new();
    private readonly HashSet<CancellationTokenSource> _connections = [];
    private readonly CancellationTokenSource _end = new();
    private readonly string _dialled;
    private readonly string _listening;
    private readonly ulong _seed;
    private readonly TimeProvider _time;
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;
    private ulong _made;
    private volatile LinkFaults _faults;

    /// <summary>Makes a relay, which does not listen yet.</summary>
    /// <param name="link">The link.</param>
    /// <param name="dialled">The path of the socket that the first device dials.</param>
    /// <param name="listening">The path of the socket where the second device listens.</param>
    /// <param name="seed">The seed of the delays of this link.</param>
    /// <param name="time">The clock.</param>
    internal LinkRelay(ScenarioLink link, string dialled, string listening, ulong seed, TimeProvider time)
    {
        Link = link;
        _dialled = dialled;
        _listening = listening;
        _seed = seed;
        _time = time;
        _faults = LinkFaults.Of(link);
    }

    /// <summary>The link.</summary>
    internal ScenarioLink Link { get; }

    /// <summary>How it treats what passes.</summary>
    internal LinkFaults Faults => _faults;

    /// <summary>Whether a connection passes.</summary>
    internal bool IsUp
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count > 0;
            }
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The socket cannot be made.</exception>
    internal void Start()
    {
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(_dialled));
        _socket.Listen(Backlog);
        _accepting = AcceptAsync(_socket);
    }

    /// <summary>Changes what passes. Bytes that are under way keep their time; a cut closes the connections at once.</summary>
    internal void Set(LinkFaults faults)
    {
        lock (_gate)
        {
            _faults = faults;
            if (faults.IsCut)
            {
                EndAll();
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _socket?.Dispose();
        lock (_gate)
        {
            EndAll();
        }
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                Socket near = await socket.AcceptAsync(_end.Token).ConfigureAwait(false);
                _ = ServeAsync(near);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // That connection was gone again, or there is no descriptor for it; the next one may do.
                await Task.Delay(TimeSpan.FromMilliseconds(10), _time).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket near)
    {
        using Socket from = near;
        using CancellationTokenSource end = new();
        ulong number = Enter(end);
        if (number == 0)
        {
            return;
        }

        using Socket far = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(_listening), end.Token).ConfigureAwait(false);
            Task there = Pump(number, 0).RunAsync(near, far, end.Token);
            Task back = Pump(number, 1).RunAsync(far, near, end.Token);
            await Task.WhenAny(there, back).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(there, back).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The second device is not there: to the first one the connection closes at once.
            return;
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(end);
            }
        }
    }

    private RelayPump Pump(ulong number, ulong direction)
        => new(new RelaySchedule(RelaySchedule.SeedOf(_seed, (2 * number) + direction)), () => _faults, _time);

    /// <returns>The number of the connection; 0 when there may be none.</returns>
    private ulong Enter(CancellationTokenSource end)
    {
        lock (_gate)
        {
            return !_faults.IsCut && !_end.IsCancellationRequested && _connections.Count < MaxConnections && _connections.Add(end) ? ++_made : 0;
        }
    }

    private void EndAll()
    {
        foreach (CancellationTokenSource connection in _connections)
        {
            connection.Cancel();
        }
    }
}
