using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Machines;

/// <summary>The share of one core that idle processes take.</summary>
internal sealed class IdleMeasurement(string name, Func<IReadOnlyList<int>> processes, bool isSupported = true) : Measurement
{
    private const double Percent = 100;

    internal override string Name => name;

    internal override bool IsSupported => isSupported;

    internal override string Unit => Measuring.Unit.PercentOfCore;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        IReadOnlyList<int> ids = processes();
        double before = ids.Sum(CpuTime.SecondsOf);
        Thread.Sleep(plan.IdleTime);
        return Sample.Of((ids.Sum(CpuTime.SecondsOf) - before) / plan.IdleTime.TotalSeconds * Percent);
    }
}
