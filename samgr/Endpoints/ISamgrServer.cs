using LiteIpc;

namespace Samgr;

/// <summary>The server at handle 0 in the process that hosts samgr; Samgr.Server has it.</summary>
internal interface ISamgrServer
{
    /// <summary>Serves one message to handle 0.</summary>
    int Serve(IpcMessage message, IpcIo reply, out string reason);

    /// <summary>Forgets the services of the process behind a handle.</summary>
    void OnDeath(int handle);
}
