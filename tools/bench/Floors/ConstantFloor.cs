using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>A floor that needs no measuring.</summary>
internal sealed class ConstantFloor(string name, string unit, double value) : Measurement
{
    internal override string Name => name;

    internal override string Unit => unit;

    internal override Sample Measure(Placement placement, Plan plan) => Sample.Of(value);
}
