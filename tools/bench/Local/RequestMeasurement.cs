using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>A request and its response between two services of one process.</summary>
internal sealed class RequestMeasurement(Lazy<RequestPair> pair) : Measurement
{
    internal override string Name => "in-process request and response";

    internal override Sample Measure(Placement placement, Plan plan)
    {
        pair.Value.Pin(placement);
        return pair.Value.Run(plan.Budget).Read();
    }
}
