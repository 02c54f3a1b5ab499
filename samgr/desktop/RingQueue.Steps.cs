namespace Samgr.Desktop;

/// <content>The steps of the boot: few, as many at once as there are services, and taken before messages.</content>
internal sealed unsafe partial class RingQueue
{
    private readonly Queue<Step> _steps = new();
    private int _stepCount;

    internal override bool SendStep(int kind, ServiceEntry target, int stage)
    {
        lock (_steps)
        {
            if (IsClosed)
            {
                return false;
            }

            _steps.Enqueue(new Step(kind, target, stage));
            Interlocked.Increment(ref _stepCount);
        }

        Wake();
        return true;
    }

    /// <summary>Whether nothing will come any more.</summary>
    private bool IsOver
    {
        get
        {
            if (!IsEmptyAndClosed)
            {
                return false;
            }

            lock (_steps)
            {
                return _steps.Count == 0;
            }
        }
    }

    private bool TakeStep()
    {
        if (Volatile.Read(ref _stepCount) == 0)
        {
            return false;
        }

        Step step;
        lock (_steps)
        {
            step = _steps.Dequeue();
            Volatile.Write(ref _stepCount, _steps.Count);
        }

        _at.LastCpu = NoCpu;
        _current.Kind = step.Kind;
        _current.TakesPlace = false;
        _current.Target = step.Target;
        _current.Request.MsgId = step.Stage;
        return true;
    }

    private readonly record struct Step(int Kind, ServiceEntry Target, int Stage);
}
