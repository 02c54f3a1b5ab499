using Samgr.Bench.Measuring;

namespace Samgr.Bench.Local;

/// <summary>Messages without an answer, sent to a service one after the other, until the last of them has been handled.</summary>
/// <param name="system">The system that receives them.</param>
/// <param name="name">The name of the measurement.</param>
/// <param name="batch">How many are sent before their end is waited for, at most as many as the queue holds.</param>
/// <param name="isPerMessage">Whether the figure is that of one message rather than of all.</param>
internal sealed class OneWayMeasurement(Lazy<SinkSystem> system, string name, int batch, bool isPerMessage) : Measurement
{
    private readonly Timings _timings = new();
    private readonly Request _request = new(1);

    internal override string Name => name;

    internal override Sample Measure(Placement placement, Plan plan)
    {
        Sink sink = system.Value.Sink;
        sink.Pin(placement.Second);

        // Read once: the sink counts beside its identity.
        Identity identity = sink.Identity;
        SamgrLite samgr = system.Value.Samgr;
        _timings.Start(plan.Budget);
        do
        {
            sink.Expect(batch);
            for (int i = 0; i < batch; i++)
            {
                LocalSystem.Expect(samgr.SendRequest(identity, _request, null));
            }

            sink.WaitForAll();
        }
        while (_timings.Mark());

        return _timings.Read(isPerMessage ? batch : 1);
    }
}
