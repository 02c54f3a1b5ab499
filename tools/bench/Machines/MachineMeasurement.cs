using Samgr.Bench.Measuring;

namespace Samgr.Bench.Machines;

/// <summary>Work between two processes of a machine.</summary>
internal sealed class MachineMeasurement(Lazy<BenchMachine> machine, string name, CallWork work) : Measurement
{
    internal override string Name => name;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        machine.Value.Place(placement);
        try
        {
            return machine.Value.Time(work, plan.Budget);
        }
        finally
        {
            machine.Value.Place(Placement.Free);
        }
    }
}
