using Samgr.Bench.Local;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>Any of 1,000 values by name, in a Dictionary that needs no lock.</summary>
internal sealed class DictionaryFloor : LoopMeasurement
{
    private readonly string[] _names = ServiceNames.Make();
    private readonly Dictionary<string, object> _values = ServiceNames.Make().ToDictionary(name => name, object (name) => name);

    internal override string Name => "Dictionary";

    protected override void Run()
    {
        foreach (string name in _names)
        {
            if (!_values.TryGetValue(name, out _))
            {
                throw new InvalidOperationException("a floor failed: no value " + name);
            }
        }
    }
}
