namespace Samgr.Emulator.Devices;

/// <summary>
/// When the bytes of one direction of a connection leave the relay. The same seed and the same bytes at the same times give the same
/// schedule, whatever else runs. Belongs to one thread at a time.
/// </summary>
internal sealed class RelaySchedule(ulong seed)
{
    private ulong _state = seed;
    private double _busyUntil;
    private double _last;

    /// <summary>The seed of one of many that are drawn from one, far from those of its neighbours.</summary>
    internal static ulong SeedOf(ulong seed, ulong index)
    {
        ulong state = seed + (index * 0xD1B5_4A32_D192_ED03);
        return Next(ref state);
    }

    /// <summary>Takes bytes in.</summary>
    /// <param name="nowMs">The time at which they came, in milliseconds; not before that of the last ones.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="faults">How the link treats them.</param>
    /// <returns>The time at which they leave; not before the last ones.</returns>
    internal double Take(double nowMs, int count, LinkFaults faults)
    {
        double start = Math.Max(nowMs, _busyUntil);
        _busyUntil = faults.Bandwidth > 0 ? start + (1000.0 * count / faults.Bandwidth) : start;

        // Drawn also without jitter, so that a change of one link while it runs moves no later draw.
        double jitter = (Next(ref _state) >> 11) * (1.0 / (1UL << 53)) * faults.JitterMs;
        _last = Math.Max(_last, _busyUntil + faults.DelayMs + jitter);
        return _last;
    }

    /// <summary>SplitMix64.</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
