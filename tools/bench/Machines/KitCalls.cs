using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;
using Samgr.Bench.Floors;

namespace Samgr.Bench.Machines;

/// <summary>The caller's requests to the echo's object of the IPC Kit.</summary>
internal sealed class KitCalls(SamgrLite samgr)
{
    private const int Retries = 1_000;

    private readonly Parcel _small = Filled(Payload.Bytes);
    private readonly Parcel _large = Filled(EchoFloor.Bytes);
    private readonly Parcel _count = new();
    private readonly MessageOption _async = new(MessageOption.Async);
    private RemoteProxy? _proxy;
    private int _sent;

    internal int Prepare(IClientProxy echo)
    {
        if (_proxy is { IsRemoteDead: false })
        {
            return EC.Success;
        }

        SvcIdentity? identity = null;
        int result = echo.Invoke(BenchFunction.Stub, null, null, (_, _, reply) => identity = reply.ReadRemoteObject());
        _proxy = AbilityKit.Skeleton(samgr).Adopt(identity) as RemoteProxy;
        return _proxy == null && result == EC.Success ? EC.NoService : result;
    }

    internal int Call() => Send(EchoStub.Echo, _small, _small.Size);

    internal int Echo()
    {
        int result = Send(EchoStub.Echo, _large, _large.Size);
        for (int i = 0; i < Retries && result == IpcError.InnerError; i++)
        {
            // A pool has room for one such message, and the kernel may learn later than the reply that the last one is gone.
            result = Send(EchoStub.Echo, _large, _large.Size);
        }

        return result;
    }

    internal int SendAll()
    {
        int result = IpcError.Success;
        for (int i = 0; i < EchoCalls.Outstanding && result == IpcError.Success; i++)
        {
            result = _proxy!.SendRequest(EchoStub.Echo, _small, null, _async);
            _sent++;
        }

        _count.RewindWrite(0);
        _count.WriteInt32(_sent);
        return result == IpcError.Success ? Send(EchoStub.Fence, _count, 0) : result;
    }

    private static Parcel Filled(int bytes)
    {
        Parcel parcel = new();
        parcel.WriteBuffer(new byte[bytes], bytes);
        return parcel;
    }

    private int Send(int code, Parcel data, int replyBytes)
    {
        // A parcel of its own for each reply: while one is kept, the pool has no room for another of 200 KB.
        Parcel reply = new();
        int result = _proxy!.SendRequest(code, data, reply);
        bool isRight = reply.Size == replyBytes;
        reply.Reclaim();
        return result != IpcError.Success || isRight ? result : EC.Failure;
    }
}
