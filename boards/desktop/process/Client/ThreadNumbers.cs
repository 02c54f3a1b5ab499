namespace Samgr.Emulator.Client;

/// <summary>The small numbers by which the threads of this process are known in the machine.</summary>
internal sealed class ThreadNumbers(int first, int count)
{
    [ThreadStatic]
    private static int _number;

    private static int _last;

    /// <summary>The number of the calling thread; once the block is used up, numbers are given out again.</summary>
    internal int Current
    {
        get
        {
            if (_number == 0)
            {
                _number = Interlocked.Increment(ref _last);
            }

            return Of(_number);
        }
    }

    /// <summary>The number of the thread that was the n-th to ask.</summary>
    internal int Of(int nth) => first + (int)((uint)(nth - 1) % (uint)count);
}
