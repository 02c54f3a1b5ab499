using System.Net.Sockets;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>Blocking calls on a connected socket, without anything of .NET in between.</summary>
internal sealed unsafe class SocketEcho(Socket socket)
{
    internal const int Bytes = 64;

    private const byte Stop = 0xFF;

    private readonly int _handle = (int)socket.Handle;
    private readonly byte[] _message = new byte[Bytes];

    /// <summary>The caller's side.</summary>
    internal void Call()
    {
        Send();
        Receive();
    }

    internal void End()
    {
        _message[0] = Stop;
        Send();
        _message[0] = 0;
    }

    /// <summary>Blocks until the other side has closed the socket, or died.</summary>
    internal void WaitForEnd()
    {
        while (Receive())
        {
            continue;
        }
    }

    /// <summary>The server's side; returns when the caller ends it.</summary>
    internal void Serve()
    {
        while (Receive() && _message[0] != Stop)
        {
            Send();
        }
    }

    private void Send()
    {
        fixed (byte* bytes = _message)
        {
            _ = Libc.Send(_handle, bytes, Bytes, 0);
        }
    }

    private bool Receive()
    {
        fixed (byte* bytes = _message)
        {
            return Libc.Receive(_handle, bytes, Bytes, 0) > 0;
        }
    }
}
