using Samgr.Bench.Measuring;

namespace Samgr.Bench.Machines;

/// <summary>Bytes that a call to another process allocates, on one of the two sides.</summary>
internal sealed class MachineAllocation(Lazy<BenchMachine> machine, string name, CallWork work, bool isCallers) : Measurement
{
    internal override string Name => name;

    internal override string Unit => Measuring.Unit.Bytes;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        (double here, double there) = machine.Value.Allocate(work, plan.Calls);
        return Sample.Of(isCallers ? here : there);
    }
}
