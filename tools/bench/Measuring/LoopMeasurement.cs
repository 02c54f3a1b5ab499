namespace Samgr.Bench.Measuring;

/// <summary>Something short that runs on one thread, 1,000 times between two looks at the clock.</summary>
internal abstract class LoopMeasurement : Measurement
{
    /// <summary>How often <see cref="Run"/> does it.</summary>
    internal const int Times = 1_000;

    private const double NanosecondsPerMicrosecond = 1_000;

    private readonly Timings _timings = new();

    internal override string Unit => Measuring.Unit.Nanoseconds;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        _timings.Start(plan.Budget);
        do
        {
            Run();
        }
        while (_timings.Mark());

        return _timings.Read(Times).Times(NanosecondsPerMicrosecond);
    }

    protected abstract void Run();
}
