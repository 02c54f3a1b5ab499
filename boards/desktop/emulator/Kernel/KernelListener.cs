using System.Net.Sockets;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>The socket at which the machine's processes come in.</summary>
internal sealed class KernelListener(string path, IpcKernel kernel, IAdmission admission) : IDisposable
{
    private const int Backlog = 64;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    internal void Start()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen(Backlog);
        Thread thread = new(Accept) { IsBackground = true, Name = "kernel listener" };
        thread.Start();
    }

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(path);
    }

    private void Accept()
    {
        while (true)
        {
            try
            {
                new ProcessConnection(new SocketConnection(_socket.Accept()), kernel, admission).Start();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException error)
            {
                if (error.SocketErrorCode is SocketError.OperationAborted or SocketError.Interrupted or SocketError.InvalidArgument)
                {
                    return;
                }
            }
        }
    }
}
