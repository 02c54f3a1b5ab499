using Samgr.Bench.Machines;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>The default interface of any of 1,000 services by name.</summary>
internal sealed class LookupMeasurement : LoopMeasurement
{
    private readonly string[] _names = ServiceNames.Make();
    private readonly SamgrLite _samgr;

    internal LookupMeasurement()
    {
        string[] names = ServiceNames.Make();
        _samgr = LocalSystem.Make(names.Select(name => new PlainService(name)));
        foreach (string name in names)
        {
            _samgr.RegisterDefaultFeatureApi(name, new CountedApi());
        }
    }

    internal override string Name => "lookup of any of 1,000 services";

    protected override void Run()
    {
        foreach (string name in _names)
        {
            if (_samgr.GetDefaultFeatureApi(name) == null)
            {
                throw new InvalidOperationException("a measurement failed: no service " + name);
            }
        }
    }
}
