using LiteIpc.Kit;

namespace Samgr.Bench.Machines;

/// <summary>The object of the echo: returns what it is sent, and counts what asks for no reply.</summary>
internal sealed class EchoStub() : RemoteStub("bench.echo")
{
    /// <summary>Returns what it is sent.</summary>
    internal const int Echo = 1;

    /// <summary>Returns once so many (int32) asynchronous requests in all have been served.</summary>
    internal const int Fence = 2;

    private const int Nobody = int.MaxValue;

    private readonly object _gate = new();
    private int _served;
    private int _expected = Nobody;

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
        if (Interlocked.Increment(ref _served) >= Volatile.Read(ref _expected))
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    private int Wait(Parcel data)
    {
        int result = data.ReadInt32(out int expected);
        lock (_gate)
        {
            Interlocked.Exchange(ref _expected, expected);
            while (Volatile.Read(ref _served) < expected)
            {
                Monitor.Wait(_gate);
            }

            _expected = Nobody;
        }

        return result;
    }
}
