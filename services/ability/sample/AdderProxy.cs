using System.Threading;
using LiteIpc.Kit;

namespace Samgr.Ability.Sample;

/// <summary>The client's side of the adder. Belongs to one thread.</summary>
internal sealed class AdderProxy : IDeathRecipient
{
    private const int WaitMs = 3000;

    private readonly RemoteProxy _adder;
    private readonly SumStub _callback = new SumStub();
    private readonly ManualResetEvent _dead = new ManualResetEvent(false);

    /// <summary>Takes over the reference of the proxy.</summary>
    internal AdderProxy(RemoteProxy adder)
    {
        _adder = adder;
        _adder.AddDeathRecipient(this);
    }

    /// <summary>Asks for a sum without waiting for the call, and waits until it comes through the callback.</summary>
    /// <returns><see cref="IpcError.Success"/>, or why there is no sum.</returns>
    internal int AsyncAdd(int first, int second, out int sum)
    {
        Parcel data = Parcel.Create();
        data.WriteInterfaceToken(AdderProtocol.Adder);
        data.WriteInt32(first);
        data.WriteInt32(second);
        int result = data.WriteRemoteStub(_callback);
        if (result == IpcError.Success)
        {
            result = _adder.SendRequest(AdderProtocol.AsyncAdd, data, null, new MessageOption(MessageOption.Async));
        }

        data.Reclaim();
        sum = 0;
        return result != IpcError.Success ? result : _callback.Wait(WaitMs, out sum) ? IpcError.Success : IpcError.InnerError;
    }

    /// <summary>Asks the child to end.</summary>
    internal int RequestExit()
    {
        Parcel data = Parcel.Create();
        Parcel reply = Parcel.Create();
        data.WriteInterfaceToken(AdderProtocol.Adder);
        int result = _adder.SendRequest(AdderProtocol.RequestExit, data, reply);
        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    /// <summary>Waits until the child is known to have ended.</summary>
    internal bool WaitForDeath() => _dead.WaitOne(WaitMs, false);

    /// <summary>Gives the child's object back.</summary>
    internal void Close() => _adder.Release();

    void IDeathRecipient.OnRemoteDied() => _dead.Set();

    /// <summary>Takes the sum from the child.</summary>
    private sealed class SumStub : RemoteStub
    {
        private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
        private int _sum;

        internal SumStub()
            : base(AdderProtocol.Callback)
        {
        }

        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
        {
            if (code != AdderProtocol.AsyncAdd || data.ReadInt32(out int sum) != IpcError.Success)
            {
                return AdderProtocol.CheckParamError;
            }

            _sum = sum;
            _arrived.Set();
            return IpcError.Success;
        }

        internal bool Wait(int timeoutMs, out int sum)
        {
            bool hasArrived = _arrived.WaitOne(timeoutMs, false);
            sum = _sum;
            return hasArrived;
        }
    }
}
