using LiteIpc;

namespace Samgr;

/// <summary>What answers at handle 0 in the process that hosts samgr: the one of Samgr.Server.</summary>
internal interface ISamgrServer
{
    /// <summary>Serves one message to handle 0.</summary>
    int Serve(IpcMessage message, IpcIo reply, out string reason);

    /// <summary>Forgets what the process behind a handle provided.</summary>
    void OnDeath(int handle);
}
