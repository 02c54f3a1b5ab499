namespace Samgr.Emulator;

/// <summary>Gives each process a block of thread numbers, so that a number names one thread in the whole machine.</summary>
internal sealed class ThreadBlocks
{
    /// <summary>Numbers in a block.</summary>
    internal const int Size = 32;

    private readonly SortedSet<int> _free = [];
    private int _next = Size;

    /// <summary>The number that a process claims if it is one of its block, otherwise the first of them.</summary>
    internal static int Check(int first, int claimed) => claimed >= first && claimed < first + Size ? claimed : first;

    internal int Take()
    {
        lock (_free)
        {
            if (_free.Count > 0)
            {
                int first = _free.Min;
                _free.Remove(first);
                return first;
            }

            int block = _next;
            _next += Size;
            return block;
        }
    }

    internal void Return(int first)
    {
        lock (_free)
        {
            _free.Add(first);
        }
    }
}
