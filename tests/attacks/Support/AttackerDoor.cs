using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Samgr.Attacks.Tests;

/// <summary>
/// The test's end of the lines of the attacker: each of its runs comes in here, waits until there is a kind of attack to make, and tells
/// what it does.
/// </summary>
internal sealed class AttackerDoor : IDisposable
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private StreamWriter? _idle;
    private string? _kind;

    public AttackerDoor(string path)
    {
        _path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true, Name = "door of the attacker" }.Start();
    }

    /// <summary>Whether a run of the attacker waits for something to do.</summary>
    public bool HasIdle
    {
        get
        {
            lock (_gate)
            {
                return _idle != null;
            }
        }
    }

    /// <summary>What the attacker has counted since <see cref="Begin"/>.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Has each run of the attacker make that kind of attack.</summary>
    public void Begin(string kind)
    {
        lock (_gate)
        {
            _counts.Clear();
            _kind = kind;
            if (_idle is StreamWriter first)
            {
                _idle = null;
                Start(first);
            }
        }
    }

    /// <summary>The runs that come in from now on wait. Those that attack have to be ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            _kind = null;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                NetworkStream stream = new(_listener.Accept(), ownsSocket: true);
                new Thread(() => Serve(stream)) { IsBackground = true, Name = "line of the attacker" }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private void Serve(NetworkStream stream)
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        using StreamReader reader = new(stream);
        lock (_gate)
        {
            if (_kind == null)
            {
                _idle = writer;
            }
            else
            {
                Start(writer);
            }
        }

        try
        {
            while (reader.ReadLine() is string line)
            {
                string[] fields = line.Split(' ', 2);
                Count(fields[1], long.Parse(fields[0], CultureInfo.InvariantCulture));
            }
        }
        catch (IOException)
        {
            // It has died with something unread.
        }

        lock (_gate)
        {
            if (_idle == writer)
            {
                _idle = null;
            }
        }
    }

    private void Start(StreamWriter writer)
    {
        Count("starts", 1);
        try
        {
            writer.WriteLine(_kind);
        }
        catch (IOException)
        {
            // It has ended meanwhile; the next one comes.
            return;
        }
    }

    private void Count(string what, long times) => _counts.AddOrUpdate(what, times, (_, before) => before + times);
}
