namespace LiteIpc.Link.Tests.Simulation;

/// <summary>What is to happen, in order of virtual time, and of its planning where that is the same. Nothing else moves the time.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Action, (long Due, long Number)> _planned = new();
    private long _number;

    public long NowMs { get; private set; }

    public void Plan(long delayMs, Action action) => _planned.Enqueue(action, (NowMs + delayMs, _number++));

    /// <summary>Lets everything happen until a moment.</summary>
    public void RunUntil(long endMs)
    {
        while (_planned.TryPeek(out Action? action, out (long Due, long Number) when) && when.Due <= endMs)
        {
            _planned.Dequeue();
            NowMs = when.Due;
            action();
        }

        NowMs = endMs;
    }
}
