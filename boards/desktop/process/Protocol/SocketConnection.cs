using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Protocol;

/// <summary>A connection over a Unix domain socket.</summary>
internal sealed class SocketConnection : IConnection
{
    private const int BufferBytes = 256 * 1024;

    // A socket that polls as writable takes this much at once: Linux promises three quarters of its buffer, macOS 2 KiB.
    private static readonly int _chunk = OperatingSystem.IsLinux() ? 16 * 1024 : 2 * 1024;

    private readonly Socket _socket;

    internal SocketConnection(Socket socket)
    {
        _socket = socket;
        _socket.SendBufferSize = BufferBytes;
    }

    public int ReceiveTimeoutMs
    {
        set => _socket.ReceiveTimeout = value;
    }

    public Descriptors? Arriving { private get; set; }

    internal static SocketConnection Open(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new SocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public int Receive(byte[] buffer, int offset, int count)
    {
        try
        {
            if (Arriving != null && Descriptors.AreSupported)
            {
                return DescriptorMessages.Receive(_socket, buffer.AsSpan(offset, count), Arriving);
            }

            int received = _socket.Receive(buffer, offset, count, SocketFlags.None, out SocketError error);
            return error == SocketError.Success ? received : 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    public bool Send(byte[] buffer, int count, List<int> descriptors)
    {
        try
        {
            int offset = 0;
            if (descriptors.Count > 0)
            {
                offset = DescriptorMessages.Send(_socket, buffer.AsSpan(0, count), CollectionsMarshal.AsSpan(descriptors), waits: true);
                offset = offset == 0 ? -1 : offset;
            }

            while (offset >= 0 && offset < count)
            {
                int sent = _socket.Send(buffer, offset, count - offset, SocketFlags.None, out SocketError error);
                offset = error == SocketError.Success ? offset + sent : -1;
            }

            return offset >= 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public int TrySend(byte[] buffer, int offset, int count, List<int> descriptors)
    {
        try
        {
            if (!_socket.Poll(0, SelectMode.SelectWrite))
            {
                return 0;
            }

            int most = Math.Min(count, _chunk);
            if (descriptors.Count > 0)
            {
                return DescriptorMessages.Send(_socket, buffer.AsSpan(offset, most), CollectionsMarshal.AsSpan(descriptors), waits: false);
            }

            int sent = _socket.Send(buffer, offset, most, SocketFlags.None, out SocketError error);
            return error == SocketError.Success ? sent : -1;
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            return -1;
        }
    }

    public void WaitSendable(int timeoutMs)
    {
        try
        {
            _socket.Poll(TimeSpan.FromMilliseconds(timeoutMs), SelectMode.SelectWrite);
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            return;
        }
    }

    public void Shutdown()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            return;
        }
    }

    public void Dispose() => _socket.Dispose();
}
