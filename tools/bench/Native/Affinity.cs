using System.Globalization;

namespace Samgr.Bench.Native;

/// <summary>Says on which processors threads may run.</summary>
internal static unsafe class Affinity
{
    private const int ThreadNameLength = 15;

    /// <summary>The processors that this program was given.</summary>
    internal static IReadOnlyList<int> Allowed { get; } = OperatingSystem.IsLinux() ? Read() : [.. Enumerable.Range(0, Environment.ProcessorCount)];

    /// <summary>Pins every thread of a process, those that it starts later too.</summary>
    internal static void PinProcess(int process, IReadOnlyList<int> cpus)
    {
        // The second pass meets threads that others, not pinned yet, have started during the first.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (int thread in Threads(process))
            {
                Pin(thread, cpus);
            }
        }
    }

    /// <summary>Pins the threads of this process that have a name.</summary>
    internal static void PinNamed(string name, IReadOnlyList<int> cpus)
    {
        string shown = name.Length > ThreadNameLength ? name[..ThreadNameLength] : name;
        foreach (int thread in Threads(Environment.ProcessId))
        {
            if (NameOf(thread) == shown)
            {
                Pin(thread, cpus);
            }
        }
    }

    internal static void PinCurrentThread(IReadOnlyList<int> cpus) => Pin(0, cpus);

    private static void Pin(int thread, IReadOnlyList<int> cpus)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte* set = stackalloc byte[Libc.CpuSetBytes];
        new Span<byte>(set, Libc.CpuSetBytes).Clear();
        foreach (int cpu in cpus)
        {
            set[cpu / 8] |= (byte)(1 << (cpu % 8));
        }

        _ = Libc.SetAffinity(thread, Libc.CpuSetBytes, set);
    }

    private static List<int> Threads(int process)
    {
        string folder = $"/proc/{process}/task";
        return OperatingSystem.IsLinux() && Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))]
            : [];
    }

    private static string? NameOf(int thread)
    {
        try
        {
            return File.ReadAllText($"/proc/self/task/{thread}/comm").TrimEnd('\n');
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }

    private static List<int> Read()
    {
        byte* set = stackalloc byte[Libc.CpuSetBytes];
        _ = Libc.GetAffinity(0, Libc.CpuSetBytes, set);
        List<int> cpus = [];
        for (int cpu = 0; cpu < Libc.CpuSetBytes * 8; cpu++)
        {
            if ((set[cpu / 8] & (1 << (cpu % 8))) != 0)
            {
                cpus.Add(cpu);
            }
        }

        return cpus;
    }
}
