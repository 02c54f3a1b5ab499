using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>What one thread sleeps on. Setting it costs a system call only when the thread sleeps.</summary>
internal sealed unsafe class FutexSignal
{
    private readonly int[] _memory = GC.AllocateArray<int>(2, pinned: true);
    private readonly int* _isSet;
    private readonly int* _isParked;

    internal FutexSignal()
    {
        fixed (int* start = _memory)
        {
            _isSet = start;
            _isParked = start + 1;
        }
    }

    /// <summary>Whether this system has it.</summary>
    internal static bool IsSupported => Futex.IsSupported;

    internal void Set()
    {
        Interlocked.Exchange(ref *_isSet, 1);
        if (Volatile.Read(ref *_isParked) != 0)
        {
            Futex.Wake(_isSet, 1, isPrivate: true);
        }
    }

    internal void Wait()
    {
        Interlocked.Exchange(ref *_isParked, 1);
        while (Interlocked.Exchange(ref *_isSet, 0) == 0)
        {
            Futex.Wait(_isSet, 0, Timeout.Infinite, isPrivate: true);
        }

        Volatile.Write(ref *_isParked, 0);
    }
}
