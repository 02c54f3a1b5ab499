using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>Gives each process a block of thread numbers, so that a number names one thread in the whole machine.</summary>
internal sealed class ThreadBlocks
{
    private readonly SortedSet<int> _free = [];
    private int _next = ThreadBlock.Size;

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
            _next += ThreadBlock.Size;
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
