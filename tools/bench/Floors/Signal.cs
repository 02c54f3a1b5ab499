using System.Diagnostics;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>
/// A number in shared memory that one side sets and the other waits for: on a futex, or after a while of spinning.
/// Takes <see cref="Bytes"/> bytes.
/// </summary>
internal readonly unsafe struct Signal(byte* address)
{
    internal const int Bytes = 128;

    private const int CpuOffset = 4;
    private const int SleepingOffset = 64;
    private const int SpinMicroseconds = 20;
    private const int ChecksBetweenClocks = 64;

    private static readonly long _spinTicks = Stopwatch.Frequency * SpinMicroseconds / 1_000_000;

    private readonly int* _word = (int*)address;
    private readonly int* _cpu = (int*)(address + CpuOffset);
    private readonly int* _sleeping = (int*)(address + SleepingOffset);

    internal int Value => Volatile.Read(ref *_word);

    internal void Set(int value)
    {
        *_cpu = Libc.CurrentCpu();
        Volatile.Write(ref *_word, value);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref *_sleeping) != 0)
        {
            Futex.Wake(_word);
        }
    }

    /// <summary>Waits while the number is that one.</summary>
    /// <param name="value">The number known so far.</param>
    /// <param name="spins">Whether to spin before sleeping, when the other side last ran on another processor.</param>
    /// <returns>The number that it is now.</returns>
    internal int WaitWhile(int value, bool spins)
    {
        int now = Value;
        if (now == value && spins && *_cpu != Libc.CurrentCpu())
        {
            now = Spin(value);
        }

        while (now == value)
        {
            Volatile.Write(ref *_sleeping, 1);
            Interlocked.MemoryBarrier();
            if (Value == value && !Futex.Wait(_word, value))
            {
                OtherSide.Check();
            }

            Volatile.Write(ref *_sleeping, 0);
            now = Value;
        }

        return now;
    }

    private int Spin(int value)
    {
        long end = Stopwatch.GetTimestamp() + _spinTicks;
        do
        {
            for (int i = 0; i < ChecksBetweenClocks; i++)
            {
                int now = Value;
                if (now != value)
                {
                    return now;
                }

                Thread.SpinWait(1);
            }
        }
        while (Stopwatch.GetTimestamp() < end);

        return value;
    }
}
