using LiteIpc;
using LiteIpc.Kit;
using Samgr;

namespace Bells;

public static class BellCode
{
    public const int Ring = 1;
    public const int NotSoOften = 1909001;
}

// An object of the process that makes it. Its requests come on work threads, several at a time.
public sealed class Bell : RemoteStub
{
    public int Rings;

    public Bell()
        : base("bells.Bell")
    {
    }

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        if (code != BellCode.Ring || data.ReadInt32(out int times) != IpcError.Success || times > 9)
        {
            return BellCode.NotSoOften;
        }

        Rings += times;
        return reply.WriteInt32(Rings);
    }
}

public static class DoorFunction
{
    public const int GiveBell = 1;
    public const int TakeBell = 2;
}

// A service's door to others, by hand. It gives its own bell away, and takes a caller's.
public sealed class DoorApi : ServerProxy
{
    private readonly SamgrLite _samgr;
    private readonly Bell _bell = new Bell();

    public DoorApi(SamgrLite samgr)
    {
        _samgr = samgr;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        // The kit of this process: made by the first who asks, the same for everybody after.
        IpcSkeleton skeleton = IpcSkeleton.Attach(_samgr.Ipc!, _samgr.Options.Log, null);
        switch (funcId)
        {
            case DoorFunction.GiveBell:
                // Registered: the stub is kept until Unregister, so that its address may be given away as often as somebody asks.
                return reply.WriteRemoteObject(skeleton.Register(_bell)) ? EC.Success : EC.Failure;
            case DoorFunction.TakeBell:
                // Adopted: a proxy with a reference of ours, to be given back with Release. Null when the caller sent none.
                RemoteObject? bell = skeleton.Adopt(request.ReadRemoteObject());
                if (bell == null)
                {
                    return EC.Invalid;
                }

                int result = BellClient.Ring(bell, 2, out _);
                bell.Release();
                return result == IpcError.Success ? EC.Success : EC.Failure;
            default:
                return EC.UnknownCode;
        }
    }
}

public static class BellClient
{
    // Asks for the door's bell; null when it cannot be had.
    public static RemoteObject? Ask(SamgrLite samgr, IClientProxy door)
    {
        IpcSkeleton skeleton = IpcSkeleton.Attach(samgr.Ipc!, samgr.Options.Log, null);
        RemoteObject? bell = null;
        door.Invoke(DoorFunction.GiveBell, null, null, (owner, code, reply) => bell = skeleton.Adopt(reply.ReadRemoteObject()));
        return bell;
    }

    // Hands a bell of the caller's own over; the request has room for one object.
    public static int Give(SamgrLite samgr, IClientProxy door, Bell own)
    {
        IpcSkeleton skeleton = IpcSkeleton.Attach(samgr.Ipc!, samgr.Options.Log, null);
        IpcIo request = new IpcIo(64, 1);
        request.WriteRemoteObject(skeleton.Register(own));
        int result = door.Invoke(DoorFunction.TakeBell, request, null, (owner, code, reply) => { });
        skeleton.Unregister(own);
        return result;
    }

    public static int Ring(RemoteObject bell, int times, out int rings)
    {
        Parcel data = Parcel.Create();
        Parcel reply = Parcel.Create();
        data.WriteInt32(times);
        int result = bell.SendRequest(BellCode.Ring, data, reply);
        if (result != IpcError.Success || reply.ReadInt32(out rings) != IpcError.Success)
        {
            rings = 0;
        }

        data.Reclaim();
        reply.Reclaim();
        return result;
    }
}
