using LiteIpc.Kit;

namespace Samgr.Bench.Machines;

/// <summary>The object of the echo: returns what it is sent, and counts what asks for no reply.</summary>
internal sealed class EchoStub() : RemoteStub("bench.echo")
{
    /// <summary>Returns what it is sent.</summary>
    internal const int Echo = 1;

    /// <summary>Returns once so many (int32) asynchronous requests in all have been served.</summary>
    internal const int Fence = 2;

    private readonly object _gate = new();
    private int _served;

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        if (option.IsAsync)
        {
            Count();
            return IpcError.Success;
        }

        return code == Fence ? Wait(data) : reply.Append(data);
    }

    private void Count()
    {
        lock (_gate)
        {
            _served++;
            Monitor.PulseAll(_gate);
        }
    }

    private int Wait(Parcel data)
    {
        int result = data.ReadInt32(out int expected);
        lock (_gate)
        {
            while (_served < expected)
            {
                Monitor.Wait(_gate);
            }
        }

        return result;
    }
}
