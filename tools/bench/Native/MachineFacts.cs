using System.Globalization;
using System.Runtime.InteropServices;

namespace Samgr.Bench.Native;

/// <summary>The facts on which the figures depend.</summary>
/// <param name="Date">When the run began, in UTC.</param>
/// <param name="Cores">Processors that the program may use.</param>
/// <param name="Load">Processes that wanted to run over the last minute when the run began; null where the system does not say.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="System">The operating system and the architecture.</param>
/// <param name="Configuration">Debug or Release: how the program was built.</param>
internal sealed record MachineFacts(DateTime Date, int Cores, double? Load, string Runtime, string System, string Configuration)
{
    private const double BusyLoad = 0.5;

    /// <summary>True when something else wants the processors: the figures of such a run say little.</summary>
    public bool IsBusy => Load > BusyLoad;

    internal static MachineFacts Read() => new(
        DateTime.UtcNow,
        Affinity.Allowed.Count,
        ReadLoad(),
        RuntimeInformation.FrameworkDescription,
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
#if DEBUG
        "Debug");
#else
        "Release");
#endif

    private static double? ReadLoad()
        => File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : null;
}
