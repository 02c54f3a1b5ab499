using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Tests.Support;

/// <summary>
/// A socket with data that its peer does not take, and a time to linger: whoever closes its last descriptor waits for the peer.
/// </summary>
internal sealed class LingeringSocket : IDisposable
{
    private const int LingerSeconds = 60;
    private const int SocketLevel = 1;
    private const int LingerOption = 13;
    private const int DontWait = 0x40;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _peer;

    public LingeringSocket()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
        Descriptor = Open(2, 1, 0);
        int port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        byte[] address = [2, 0, (byte)(port >> 8), (byte)port, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(0, Connect(Descriptor, address, address.Length));
        _peer = _listener.Accept();
        byte[] data = new byte[64 * 1024];
        while (Send(Descriptor, data, data.Length, DontWait) > 0)
        {
            continue;
        }

        int[] linger = [1, LingerSeconds];
        Assert.Equal(0, SetOption(Descriptor, SocketLevel, LingerOption, linger, sizeof(int) * 2));
    }

    public int Descriptor { get; private set; }

    /// <summary>Closes the test's own copy; some other one has to be left, or this waits.</summary>
    public void CloseOwn()
    {
        _ = Close(Descriptor);
        Descriptor = -1;
    }

    /// <summary>Ends the peer, so that nobody waits for it any more.</summary>
    public void Dispose()
    {
        _peer.LingerState = new LingerOption(true, 0);
        _peer.Dispose();
        _listener.Dispose();
        if (Descriptor >= 0)
        {
            CloseOwn();
        }
    }

    [DllImport("libc", EntryPoint = "socket")]
    private static extern int Open(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "connect")]
    private static extern int Connect(int socket, byte[] address, int size);

    [DllImport("libc", EntryPoint = "send")]
    private static extern nint Send(int socket, byte[] data, nint size, int flags);

    [DllImport("libc", EntryPoint = "setsockopt")]
    private static extern int SetOption(int socket, int level, int option, int[] value, int size);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
