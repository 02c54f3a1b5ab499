using Samgr.Bench.Measuring;

namespace Samgr.Bench.Floors;

/// <summary>Interlocked.Increment and Interlocked.Decrement.</summary>
internal sealed class InterlockedFloor : LoopMeasurement
{
    private int _count;

    internal override string Name => "Interlocked + and -";

    protected override void Run()
    {
        for (int i = 0; i < Times; i++)
        {
            Interlocked.Increment(ref _count);
            Interlocked.Decrement(ref _count);
        }
    }
}
