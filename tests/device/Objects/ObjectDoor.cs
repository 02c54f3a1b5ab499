using System.Threading;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr.DeviceTests.Objects;

/// <summary>One process with the IPC Kit, and the thread that receives its messages.</summary>
internal sealed class ObjectDoor
{
    internal readonly IpcProcess Process;
    internal readonly IpcContext Context;
    internal readonly IpcSkeleton Kit;
    internal readonly int Handle;

    /// <summary>What a caller of token 1 is given.</summary>
    internal RemoteStub? Offered;

    internal ObjectDoor(IpcProcess process, int handle)
    {
        Process = process;
        Handle = handle;
        Context = new IpcContext(process) { Handle = handle };
        Kit = IpcSkeleton.Attach(Context);
        Kit.SetMaxWorkThreads(2);
        new Thread(Receive).Start();
    }

    internal void Close()
    {
        Kit.Close();
        Process.Close();
    }

    private void Receive()
    {
        while (Process.Receive(-1, out IpcMessage? message) == EC.Success)
        {
            if (message!.Type == IpcMessageType.DeathNotify)
            {
                int handle = message.Handle;
                Context.Free(message);
                Context.DispatchDeath(handle);
            }
            else if (message.Type == IpcMessageType.ObjectReleased || message.Token >= SvcIdentity.FirstObjectToken)
            {
                Context.Objects!.Dispatch(message);
            }
            else
            {
                IpcIo reply = new IpcIo(64, 1);
                reply.WriteRemoteObject(Kit.Register(Offered!));
                Process.SendReply(message, reply);
                Context.Free(message);
            }
        }
    }
}
