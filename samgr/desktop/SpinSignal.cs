using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>
/// What one thread sleeps on, after it has looked for a while where whoever sets it runs on another processor. Setting it costs
/// a system call only when the thread sleeps.
/// </summary>
internal sealed unsafe class SpinSignal
{
    private const int IntsPerLine = 16;

    private readonly int[] _memory = GC.AllocateArray<int>(4 * IntsPerLine, pinned: true);
    private readonly int* _isSet;
    private readonly int* _setterCpu;
    private readonly int* _isParked;

    internal SpinSignal()
    {
        fixed (int* start = _memory)
        {
            _isSet = start + IntsPerLine;
            _setterCpu = _isSet + 1;
            _isParked = start + (2 * IntsPerLine);
        }
    }

    /// <summary>Whether this system has it.</summary>
    internal static bool IsSupported => Futex.IsSupported;

    internal void Set()
    {
        *_setterCpu = Spin.CurrentCpu;
        Interlocked.Exchange(ref *_isSet, 1);
        if (Volatile.Read(ref *_isParked) != 0)
        {
            Futex.Wake(_isSet, 1, isPrivate: true);
        }
    }

    internal void Wait()
    {
        if (Take())
        {
            return;
        }

        if (*_setterCpu != Spin.CurrentCpu)
        {
            Spin spin = default;
            do
            {
                if (Take())
                {
                    return;
                }
            }
            while (spin.Next());
        }

        Interlocked.Exchange(ref *_isParked, 1);
        while (!Take())
        {
            Futex.Wait(_isSet, 0, Timeout.Infinite, isPrivate: true);
        }

        Volatile.Write(ref *_isParked, 0);
    }

    private bool Take() => Volatile.Read(ref *_isSet) != 0 && Interlocked.Exchange(ref *_isSet, 0) != 0;
}
