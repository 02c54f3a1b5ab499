namespace Samgr.Desktop;

/// <content>The steps of the boot: few, as many at once as there are services, and taken before messages.</content>
internal sealed unsafe partial class RingQueue
{
    private readonly Queue<Step> _steps = new();
    private int _stepCount;

    internal override bool SendStep(ServiceEntry target, int msgId, Handler? handler)
    {
        lock (_steps)
        {
            if (IsClosed)
            {
                return false;
            }

            _steps.Enqueue(new Step(target, msgId, handler));
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
        _current.Kind = step.Handler == null ? ExchangeKind.Request : ExchangeKind.Direct;
        _current.TakesPlace = false;
        _current.Target = step.Target;
        _current.Request.MsgId = step.MsgId;
        _current.Handler = step.Handler;
        return true;
    }

    private readonly record struct Step(ServiceEntry Target, int MsgId, Handler? Handler);
}
