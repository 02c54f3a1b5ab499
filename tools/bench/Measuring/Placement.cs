using Samgr.Bench.Native;

namespace Samgr.Bench.Measuring;

/// <summary>On which processors the two sides of a measurement run, and everything else that takes part.</summary>
internal sealed class Placement
{
    private Placement(string name, int cores)
    {
        Name = name;
        IsSupported = cores == 0 || (OperatingSystem.IsLinux() && Affinity.Allowed.Count >= cores);
        IReadOnlyList<int> all = cores == 0 ? Affinity.Allowed : [.. Affinity.Allowed.Take(cores)];
        First = cores == 0 ? all : [all[0]];
        Second = cores == 0 ? all : [all[^1]];
        Others = all;
    }

    /// <summary>Both sides on one core.</summary>
    internal static Placement OneCore { get; } = new("one core", 1);

    /// <summary>Each side on a core of its own.</summary>
    internal static Placement TwoCores { get; } = new("two cores", 2);

    /// <summary>Placed by the system's scheduler.</summary>
    internal static Placement Free { get; } = new("free", 0);

    internal static IReadOnlyList<Placement> All { get; } = [OneCore, TwoCores, Free];

    internal string Name { get; }

    /// <summary>Whether this system can pin threads, and has so many cores.</summary>
    internal bool IsSupported { get; }

    internal IReadOnlyList<int> First { get; }

    internal IReadOnlyList<int> Second { get; }

    internal IReadOnlyList<int> Others { get; }
}
