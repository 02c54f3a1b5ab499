using System.Diagnostics;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Machines;

/// <summary>How long a caller waits for its answer once the process that it calls has been killed.</summary>
internal sealed class KillMeasurement(Lazy<BenchMachine> machine) : Measurement
{
    internal override string Name => "answer after the peer is killed in mid-call";

    internal override string Unit => Measuring.Unit.Milliseconds;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        (long killed, long answered) = machine.Value.KillInMidCall();
        return Sample.Of(Stopwatch.GetElapsedTime(killed, answered).TotalMilliseconds);
    }
}
