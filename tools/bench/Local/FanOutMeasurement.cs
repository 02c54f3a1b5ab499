using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>A publication of 1 KB, until the last of 64 consumers has been told.</summary>
internal sealed class FanOutMeasurement(Lazy<FanOut> fanOut) : Measurement
{
    private readonly Timings _timings = new();

    internal override string Name => "fan-out of 1 KB to 64 consumers";

    internal override Sample Measure(Placement placement, Plan plan)
    {
        fanOut.Value.Pin(placement.Second);
        _timings.Start(plan.Budget);
        do
        {
            fanOut.Value.Publish();
        }
        while (_timings.Mark());

        return _timings.Read();
    }
}
