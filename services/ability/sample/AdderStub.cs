using System.Threading;
using LiteIpc.Kit;

namespace Samgr.Ability.Sample;

/// <summary>The object of the child: adds two numbers and calls back with the sum.</summary>
internal sealed class AdderStub : RemoteStub
{
    private readonly ManualResetEvent _exit;

    internal AdderStub(ManualResetEvent exit)
        : base(AdderProtocol.Adder)
    {
        _exit = exit;
    }

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        if (data.ReadInterfaceToken(out string? token) != IpcError.Success || token != AdderProtocol.Adder)
        {
            return AdderProtocol.CheckParamError;
        }

        switch (code)
        {
            case AdderProtocol.AsyncAdd:
                return Add(data);
            case AdderProtocol.RequestExit:
                _exit.Set();
                return IpcError.Success;
            default:
                return AdderProtocol.CheckParamError;
        }
    }

    private static int Add(Parcel data)
    {
        if (data.ReadInt32(out int first) != IpcError.Success || data.ReadInt32(out int second) != IpcError.Success
            || data.ReadRemoteProxy(out RemoteProxy? callback) != IpcError.Success)
        {
            return AdderProtocol.CheckParamError;
        }

        Parcel sum = Parcel.Create();
        Parcel answer = Parcel.Create();
        sum.WriteInt32(first + second);
        int result = callback!.SendRequest(AdderProtocol.AsyncAdd, sum, answer);
        sum.Reclaim();
        answer.Reclaim();
        callback.Release();
        return result;
    }
}
