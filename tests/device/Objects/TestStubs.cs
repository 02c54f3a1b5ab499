using LiteIpc.Kit;

namespace Samgr.DeviceTests.Objects;

/// <summary>Adds two numbers, at once or through a callback.</summary>
internal sealed class AdderStub : RemoteStub
{
    internal const int Add = 1;
    internal const int AddLater = 2;

    internal AdderStub()
        : base("test.adder")
    {
    }

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        if (data.ReadInt32(out int first) != IpcError.Success || data.ReadInt32(out int second) != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        if (code == Add)
        {
            return reply.WriteInt32(first + second);
        }

        data.ReadRemoteProxy(out RemoteProxy? callback);
        Parcel result = new Parcel();
        result.WriteInt32(first + second);
        callback!.SendRequest(1, result, null, option);
        result.Reclaim();
        callback.Release();
        return IpcError.Success;
    }
}

/// <summary>Takes a result.</summary>
internal sealed class ResultStub : RemoteStub
{
    internal int Value;
    internal bool IsReleased;

    internal ResultStub()
        : base("test.result")
    {
    }

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => data.ReadInt32(out Value);

    protected override void OnReleased() => IsReleased = true;
}

/// <summary>Counts how often it is told of a death.</summary>
internal sealed class DeathCount : IDeathRecipient
{
    internal int Count;

    public void OnRemoteDied() => Count++;
}
