using System.Diagnostics;
using LiteIpc;
using Samgr.Bench.Floors;

namespace Samgr.Bench.Machines;

/// <summary>The caller's calls. Everything that they need is made beforehand. Belongs to one thread.</summary>
internal sealed class EchoCalls
{
    internal const int Outstanding = RingPair.Outstanding;

    private readonly SamgrLite _samgr;
    private readonly KitCalls _kit;
    private readonly AdderCalls _adder;
    private readonly Payload _payload = new();
    private readonly IpcIo _request = new(Payload.Bytes);
    private readonly Notify _check;
    private readonly Notify _readBytes;
    private IClientProxy? _proxy;
    private bool _isRight;
    private long _bytes;

    internal EchoCalls(SamgrLite samgr)
    {
        _samgr = samgr;
        _kit = new KitCalls(samgr);
        _adder = new AdderCalls(samgr);
        _payload.Write(_request);
        _check = (_, _, reply) => _isRight = _payload.Check(reply);
        _readBytes = (_, _, reply) => _bytes = reply.ReadInt64();
    }

    /// <summary>How many operations a run of that work counts for.</summary>
    internal static int OperationsOf(CallWork work) => work is CallWork.OneWay or CallWork.KitAsync ? Outstanding + 1 : 1;

    /// <summary>Finds whom to call, and calls once.</summary>
    internal int Prepare(CallWork work)
    {
        _proxy ??= _samgr.GetDefaultFeatureApi(EchoModule.Echo) as IClientProxy;
        if (_proxy == null)
        {
            return EC.NoService;
        }

        int result = IsKit(work) ? _kit.Prepare(_proxy) : work is CallWork.Generated or CallWork.ByHand ? _adder.Prepare() : EC.Success;
        return result == EC.Success ? Run(work) : result;
    }

    internal int Run(CallWork work) => work switch
    {
        CallWork.Call => Call(),
        CallWork.OneWay => SendAll(),
        CallWork.KitCall => _kit.Call(),
        CallWork.KitAsync => _kit.SendAll(),
        CallWork.Generated => _adder.AddGenerated(),
        CallWork.ByHand => _adder.AddByHand(),
        _ => _kit.Echo(),
    };

    /// <summary>Bytes that the process of the echo has allocated so far.</summary>
    internal long AllocatedThere()
    {
        _proxy?.Invoke(BenchFunction.Allocated, null, null, _readBytes);
        return _bytes;
    }

    /// <summary>Makes a call that is never answered, and says when it ended.</summary>
    internal int Block(IpcIo reply)
    {
        _proxy ??= _samgr.GetDefaultFeatureApi(EchoModule.Echo) as IClientProxy;
        int result = _proxy == null ? EC.NoService : _proxy.Invoke(BenchFunction.Block, null, null, _check);
        reply.WriteInt32(result);
        reply.WriteInt64(Stopwatch.GetTimestamp());
        return EC.Success;
    }

    private static bool IsKit(CallWork work) => work is CallWork.KitCall or CallWork.KitAsync or CallWork.Parcel;

    private int Call()
    {
        _isRight = false;
        int result = _proxy!.Invoke(BenchFunction.Echo, _request, null, _check);
        return result != EC.Success || _isRight ? result : EC.Failure;
    }

    private int SendAll()
    {
        int result = EC.Success;
        for (int i = 0; i < Outstanding && result == EC.Success; i++)
        {
            result = _proxy!.Invoke(BenchFunction.Echo, _request, null, null);
        }

        return result == EC.Success ? Call() : result;
    }
}
