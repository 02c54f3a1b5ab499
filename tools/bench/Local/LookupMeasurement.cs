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
            // The lookup alone is measured; an interface of the same process has no proxy.
#pragma warning disable SAMGR2003
            if (_samgr.GetDefaultFeatureApi(name) == null)
#pragma warning restore SAMGR2003
            {
                throw new InvalidOperationException("a measurement failed: no service " + name);
            }
        }
    }
}
