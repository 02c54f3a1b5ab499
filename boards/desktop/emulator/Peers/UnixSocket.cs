using System.Diagnostics;
using System.Net.Sockets;

namespace Samgr.Emulator.Peers;

/// <summary>Connects to a Unix domain socket within a time; the system's own way waits for a place at the door for ever.</summary>
internal static class UnixSocket
{
    private const int PauseMs = 10;

    /// <summary>Connects.</summary>
    /// <returns>Null when nobody listens there.</returns>
    /// <exception cref="TimeoutException">Somebody does, but takes no connection.</exception>
    internal static Socket? Connect(string path, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            while (!TryConnect(socket, path))
            {
                if (Stopwatch.GetElapsedTime(start) >= patience)
                {
                    throw new TimeoutException();
                }

                Thread.Sleep(PauseMs);
            }

            socket.Blocking = true;
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool TryConnect(Socket socket, string path)
    {
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.TryAgain)
        {
            return false;
        }
    }
}
