using System.Net.Sockets;
using System.Text;

namespace Samgr.Attacks.Modules;

/// <summary>
/// The line from the attacker to the test: the test names a kind, and the attacker counts what it does and what comes of it. What has
/// been flushed is told, also when the process is dead the moment after.
/// </summary>
public sealed class AttackLine
{
    private const int FlushMs = 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly NetworkStream _stream;

    private AttackLine(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Opens the line.</summary>
    /// <param name="path">The test's socket.</param>
    internal static AttackLine Open(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        AttackLine line = new(socket);
        new Thread(line.FlushOn) { IsBackground = true, Name = "line to the test" }.Start();
        return line;
    }

    /// <summary>Waits until the test names a kind.</summary>
    /// <returns>Null when it has gone.</returns>
    internal string? ReadKind() => new StreamReader(_stream, Encoding.UTF8, leaveOpen: true).ReadLine();

    /// <summary>Counts something.</summary>
    internal void Count(string what, long times = 1)
    {
        lock (_gate)
        {
            _counts[what] = _counts.GetValueOrDefault(what) + times;
        }
    }

    /// <summary>Tells the test what has been counted.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            if (_counts.Count == 0)
            {
                return;
            }

            byte[] lines = Encoding.UTF8.GetBytes(string.Concat(_counts.Select(count => $"{count.Value} {count.Key}\n")));
            _counts.Clear();
            try
            {
                _stream.Write(lines);
            }
            catch (IOException)
            {
                // The test has gone, and this process goes soon.
                return;
            }
        }
    }

    private void FlushOn()
    {
        while (true)
        {
            Thread.Sleep(FlushMs);
            Flush();
        }
    }
}
