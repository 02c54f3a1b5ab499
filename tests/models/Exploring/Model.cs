namespace Samgr.Models.Tests.Exploring;

/// <summary>Threads over a memory, and what holds once all have ended.</summary>
internal sealed class Model
{
    private readonly List<int> _memory = [];
    private readonly List<ModelThread> _threads = [];

    public IReadOnlyList<ModelThread> Threads => _threads;

    /// <summary>Says what is wrong once all threads have ended; null when nothing is.</summary>
    public Func<Func<int, int>, string?> AtEnd { get; init; } = _ => null;

    /// <summary>Registers of each thread.</summary>
    public int Registers { get; init; } = 6;

    /// <summary>Takes words of memory.</summary>
    /// <returns>The address of the first.</returns>
    public int Words(int count = 1, int value = 0)
    {
        int first = _memory.Count;
        _memory.AddRange(Enumerable.Repeat(value, count));
        return first;
    }

    public ModelThread Thread(string name)
    {
        ModelThread thread = new(name);
        _threads.Add(thread);
        return thread;
    }

    public State Begin() => new(_threads.Count, Registers, _memory);
}
