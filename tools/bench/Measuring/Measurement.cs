namespace Samgr.Bench.Measuring;

/// <summary>Something that is measured: work of SAMgr Lite, or the floor beside it.</summary>
internal abstract class Measurement
{
    internal abstract string Name { get; }

    internal virtual string Unit => Measuring.Unit.Microseconds;

    /// <summary>Whether this system has what it needs.</summary>
    internal virtual bool IsSupported => true;

    /// <summary>Measures one round. Called on one thread, one measurement at a time.</summary>
    internal abstract Sample Measure(Placement placement, Plan plan);
}
