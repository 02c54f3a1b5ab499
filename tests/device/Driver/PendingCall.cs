using System.Threading;
using LiteIpc;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Driver;

/// <summary>A two-way call of the client that waits on a thread of its own while the test plays the server.</summary>
internal sealed class PendingCall
{
    private readonly Thread _thread;
    private int _result;

    internal PendingCall(int code)
    {
        _thread = new Thread(() => Run(code));
        _thread.Start();
    }

    /// <summary>The first number of the reply.</summary>
    internal int Value { get; private set; }

    /// <summary>Waits for the end of the call.</summary>
    internal int Result
    {
        get
        {
            Patience.For(_thread);
            return _result;
        }
    }

    private void Run(int code)
    {
        IpcProcess client = Doors.Client!;
        _result = client.Transact(Doors.Address!, code, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);
        if (reply != null)
        {
            Value = reply.Data.ReadInt32();
            client.FreeBuffer(reply);
        }
    }
}
