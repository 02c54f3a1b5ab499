using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>Threads that are started one after the other, until the last of them has run.</summary>
internal sealed class ThreadStartFloor(string name, int threads) : Measurement
{
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
            using CountdownEvent running = new(threads);
            using ManualResetEventSlim stop = new();
            Thread[] started = new Thread[threads];
            _timings.Skip();
            for (int i = 0; i < threads; i++)
            {
                started[i] = new Thread(() =>
                {
                    running.Signal();
                    stop.Wait();
                });
                started[i].Start();
            }

            running.Wait();
            goesOn = _timings.Mark();
            stop.Set();
            Array.ForEach(started, thread => thread.Join());
        }

        return _timings.Read().Times(MillisecondsPerMicrosecond);
    }
}
