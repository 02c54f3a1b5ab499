using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>
/// How many file descriptors of others a machine keeps: those in messages that wait, and those that are being closed. A process
/// may have as many as are free beside its own, so that one that takes all it can leaves room for the others. Guards itself.
/// </summary>
internal sealed class DescriptorBudget(int capacity, Action<string>? report = null)
{
    private const int Most = 4096;
    private const int Fewest = 32;
    private const int OpenFiles = 7;

    private readonly Lock _gate = new();
    private int _used;
    private int _refused;
    private int _lost;

    /// <summary>Descriptors at one time at most.</summary>
    internal int Capacity { get; } = capacity;

    /// <summary>Descriptors kept at the moment.</summary>
    internal int Used => Volatile.Read(ref _used);

    /// <summary>How often a process had no more of its share.</summary>
    internal int Refused => Volatile.Read(ref _refused);

    /// <summary>How often the machine itself had none free.</summary>
    internal int Lost => Volatile.Read(ref _lost);

    /// <summary>A budget of half of what the operating system gives this process beyond what it has open.</summary>
    internal static DescriptorBudget ForThisProcess(Action<string>? report)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new DescriptorBudget(0, report);
        }

        long free = Descriptors.LimitOf(OpenFiles) - Directory.GetFiles("/proc/self/fd").Length;
        return new DescriptorBudget((int)Math.Clamp(free / 2, Fewest, Most), report);
    }

    /// <summary>Takes places for descriptors of a process.</summary>
    /// <returns>False, and nothing is taken, when that is more than its share.</returns>
    internal bool TryTake(DescriptorShare share, int count)
    {
        lock (_gate)
        {
            if (share.Used + count > Capacity - _used)
            {
                _refused++;
                return false;
            }

            share.Used += count;
            _used += count;
            return true;
        }
    }

    internal void Return(DescriptorShare share, int count)
    {
        lock (_gate)
        {
            share.Used -= count;
            _used -= count;
        }
    }

    /// <summary>Descriptors were lost, as the operating system had none for this process. Said each time that their number doubles.</summary>
    internal void Lose()
    {
        int lost = Interlocked.Increment(ref _lost);
        if (LogPace.IsDue(lost))
        {
            report?.Invoke($"out of file descriptors ({lost}): a message or channel that needs some is refused; raise the limit of open files (ulimit -n)");
        }
    }
}

/// <summary>The share of one process in a <see cref="DescriptorBudget"/>, which guards it.</summary>
internal sealed class DescriptorShare(DescriptorBudget budget)
{
    internal DescriptorBudget Budget { get; } = budget;

    internal int Used { get; set; }
}
