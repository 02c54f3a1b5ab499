using System.Globalization;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>A process with 100 services, from nothing to the end of its boot.</summary>
internal sealed class BootMeasurement(string name, int taskType) : Measurement
{
    internal const int Services = 100;

    private const double MillisecondsPerMicrosecond = 1e-3;

    private readonly Timings _timings = new();

    internal override string Name => name;

    internal override string Unit => Measuring.Unit.Milliseconds;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        _timings.Start(plan.Budget);
        bool goesOn = true;
        while (goesOn)
        {
            Service[] services = [.. Enumerable.Range(0, Services).Select(i => new BootedService(i, taskType))];
            _timings.Skip();
            SamgrLite samgr = LocalSystem.Boot(LocalSystem.Make(services));
            goesOn = _timings.Mark();
            samgr.Stop();
        }

        return _timings.Read().Times(MillisecondsPerMicrosecond);
    }

    private sealed class BootedService(int number, int taskType) : Service
    {
        public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"booted_{number}");

        public override TaskConfig GetTaskConfig() => new(taskType: taskType);
    }
}
