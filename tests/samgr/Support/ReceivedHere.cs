using LiteIpc;

namespace Samgr.Tests;

/// <summary>The door of a process whose driver lets whoever receives a request serve it.</summary>
internal sealed class ReceivedHere(IIpcDriver driver) : TestDriver(driver)
{
    public override int Receive(int timeoutMs, out IpcMessage? message)
    {
        int result = base.Receive(timeoutMs, out message);
        if (message != null)
        {
            message.RunsHere = message.Type == IpcMessageType.Request;
        }

        return result;
    }
}
