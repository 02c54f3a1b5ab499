using LiteIpc;

namespace Samgr.Bench.Machines;

/// <summary>The caller's calls of the adder. Belongs to one thread.</summary>
internal sealed class AdderCalls(SamgrLite samgr)
{
    private IAdder? _generated;
    private IAdder? _byHand;
    private int _next;

    internal int Prepare()
    {
        if (_byHand == null)
        {
            samgr.RegisterFactory(AdderByHand.ServiceName, null, new AdderByHand.Factory());
            _byHand = samgr.GetDefaultFeatureApi(AdderByHand.ServiceName) as IAdder;
        }

        _generated ??= AdderProxy.Find(samgr);
        return _generated == null || _byHand == null ? EC.NoService : EC.Success;
    }

    internal int AddGenerated() => Add(_generated!);

    internal int AddByHand() => Add(_byHand!);

    private int Add(IAdder adder)
    {
        int first = _next++;
        return adder.Add(first, 1) == first + 1 ? EC.Success : EC.Failure;
    }
}
