using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>How many copies of its payload a publication to 64 consumers needs.</summary>
internal sealed class CopiesMeasurement(Lazy<FanOut> fanOut) : Measurement
{
    internal override string Name => "copies of the payload";

    internal override string Unit => Measuring.Unit.Copies;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        fanOut.Value.Publish();
        return Sample.Of(fanOut.Value.Copies);
    }
}
