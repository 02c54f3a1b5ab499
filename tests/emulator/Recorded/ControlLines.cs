using System.Net.Sockets;
using System.Text;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Lines over a socket.</summary>
internal sealed class ControlLines : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    public ControlLines(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream, Encoding.UTF8);
    }

    public static ControlLines Open(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return new ControlLines(socket);
    }

    public async Task WriteAsync(string line) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + '\n'), TestContext.Current.CancellationToken);

    /// <summary>The next line; null once the other end has gone.</summary>
    public async Task<string?> ReadAsync()
        => await _reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs));

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
