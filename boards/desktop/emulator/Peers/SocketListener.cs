using System.Net.Sockets;
using LiteIpc;

namespace Samgr.Emulator.Peers;

/// <summary>Takes the connections at a path, on a thread of its own. A shortage in the system does not end it.</summary>
/// <param name="path">The path of the socket.</param>
/// <param name="backlog">Connections that wait to be taken.</param>
/// <param name="accepted">Takes a connection, which is its from then on; must not wait.</param>
/// <param name="crowded">Takes a connection for which no descriptor is left, and ends it.</param>
/// <param name="troubled">Told, now and then, why one cannot be taken.</param>
internal sealed class SocketListener(string path, int backlog, Action<Socket> accepted, Action<Socket> crowded, Action<string> troubled) : IDisposable
{
    private const int PauseMs = 50;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ManualResetEventSlim _isClosed = new();
    private int _troubles;

    internal void Start(string name)
    {
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen(backlog);
        Thread thread = new(Accept) { IsBackground = true, Name = name };
        thread.Start();
    }

    public void Dispose()
    {
        _isClosed.Set();
        _socket.Dispose();
        File.Delete(path);
    }

    private void Accept()
    {
        while (!_isClosed.IsSet)
        {
            Socket? taken = null;
            try
            {
                taken = _socket.Accept();
                if (DescriptorSpace.IsShort(taken))
                {
                    crowded(taken);
                    Pause("no descriptor is left for it");
                }
                else
                {
                    accepted(taken);
                }
            }
            catch (ObjectDisposedException)
            {
                taken?.Dispose();
            }
            catch (Exception error) when (error is SocketException or IOException or OutOfMemoryException)
            {
                // No descriptor, no memory or no thread is left: whoever waits at the door is taken later.
                taken?.Dispose();
                Pause(error.Message);
            }
        }
    }

    private void Pause(string reason)
    {
        if (_isClosed.IsSet)
        {
            return;
        }

        if (LogPace.Count(ref _troubles))
        {
            troubled($"a connection at '{Path.GetFileName(path)}' cannot be served: {reason} (time {_troubles})");
        }

        _isClosed.Wait(PauseMs);
    }
}
