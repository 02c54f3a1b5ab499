using Samgr;

namespace Golden;

[ServiceInterface("counter")]
public interface ICounter
{
    int Add(int step);

    void Reset();
}

[Service(TaskType = TaskType.Shared, QueueSize = 8)]
public sealed class Counter : ICounter
{
    private int _value;

    public int Add(int step) => _value += step;

    public void Reset() => _value = 0;
}
