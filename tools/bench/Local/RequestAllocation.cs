using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>Bytes that a request and its response between two services of one process allocate.</summary>
internal sealed class RequestAllocation(Lazy<RequestPair> pair) : Measurement
{
    internal override string Name => "allocated per request, in-process";

    internal override string Unit => Measuring.Unit.Bytes;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        pair.Value.Pin(placement);
        pair.Value.Run(plan.Budget);
        long before = GC.GetTotalAllocatedBytes(true);
        Timings timings = pair.Value.Run(plan.Budget);
        return Sample.Of((GC.GetTotalAllocatedBytes(true) - before) / (double)timings.Count);
    }
}
