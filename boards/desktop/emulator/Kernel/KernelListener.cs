using System.Globalization;
using System.Net.Sockets;
using LiteIpc;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// The socket at which the machine's processes come in. A connection takes a thread only if its peer may be one that init has
/// started, and few of each peer at a time.
/// </summary>
internal sealed class KernelListener : IDisposable
{
    /// <summary>Connections of one process that have not said yet who they are.</summary>
    internal const int MostOfOne = 4;

    /// <summary>The same where the system does not tell the processes apart.</summary>
    internal const int MostOfAll = 64;

    private const int Backlog = 64;
    private const int NotTold = -1;

    private readonly Dictionary<int, int> _unnamed = [];
    private readonly SocketListener _listener;
    private readonly IpcKernel _kernel;
    private readonly IAdmission _admission;

    internal KernelListener(string path, IpcKernel kernel, IAdmission admission)
    {
        _kernel = kernel;
        _admission = admission;
        _listener = new SocketListener(path, Backlog, Accept, socket => socket.Dispose(), admission.Troubled);
    }

    internal void Start() => _listener.Start("kernel listener");

    public void Dispose() => _listener.Dispose();

    private void Accept(Socket socket)
    {
        SocketConnection connection = new(socket);
        int peer = PeerProcess.Of(socket).Id;
        string? refusal = _admission.Expects(peer) ? Enter(peer) : "it was not started by init, or is connected already";
        if (refusal != null)
        {
            connection.Dispose();
            _admission.Refused(peer, refusal);
            return;
        }

        ProcessConnection process = new(connection, peer, _kernel, _admission) { Named = () => Leave(peer) };
        try
        {
            process.Start();
        }
        catch (OutOfMemoryException)
        {
            Leave(peer);
            throw;
        }
    }

    private string? Enter(int peer)
    {
        int most = peer == NotTold ? MostOfAll : MostOfOne;
        lock (_unnamed)
        {
            int count = _unnamed.GetValueOrDefault(peer);
            if (count >= most)
            {
                return string.Create(CultureInfo.InvariantCulture, $"it may have {most} connections at once that have not said who they are");
            }

            _unnamed[peer] = count + 1;
            return null;
        }
    }

    private void Leave(int peer)
    {
        lock (_unnamed)
        {
            if (--_unnamed[peer] == 0)
            {
                _unnamed.Remove(peer);
            }
        }
    }
}
