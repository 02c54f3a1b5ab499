using System.Diagnostics;
using System.Globalization;

namespace Samgr.Testing;

/// <summary>
/// Time that this process was granted: wall time on a quiet machine, less where more threads want to run than there are
/// processors, or where the thread that measures it is itself late.
/// </summary>
internal static class MachineTime
{
    /// <summary>Milliseconds between two looks.</summary>
    internal const int TickMs = 50;

    private const string LoadFile = "/proc/loadavg";
    private const double Weight = 0.2;
    private const double MostSlow = 20;

    private static double _slowness = 1;
    private static double _granted;

    static MachineTime()
    {
        new Thread(Measure) { IsBackground = true, Name = "test-time", Priority = ThreadPriority.Normal }.Start();
    }

    /// <summary>Milliseconds granted since the process began to measure.</summary>
    internal static long GrantedMs => (long)Volatile.Read(ref _granted);

    /// <summary>How many times as long as on a quiet machine work takes now; 1 at least.</summary>
    internal static double Slowness => Volatile.Read(ref _slowness);

    private static void Measure()
    {
        long last = Stopwatch.GetTimestamp();
        while (true)
        {
            Thread.Sleep(TickMs);
            long now = Stopwatch.GetTimestamp();
            double elapsed = Stopwatch.GetElapsedTime(last, now).TotalMilliseconds;
            last = now;
            double slow = Math.Clamp(Math.Max(elapsed / TickMs, Crowding()), 1, MostSlow);
            Volatile.Write(ref _slowness, (_slowness * (1 - Weight)) + (slow * Weight));
            Volatile.Write(ref _granted, _granted + (Math.Min(elapsed, TickMs) / Math.Max(slow, _slowness)));
        }
    }

    /// <summary>Threads that want to run for each processor; 1 where the system does not tell.</summary>
    private static double Crowding()
    {
        try
        {
            string[] fields = File.ReadAllText(LoadFile).Split(' ', '/');
            return int.TryParse(fields.ElementAtOrDefault(3), NumberStyles.None, CultureInfo.InvariantCulture, out int running)
                ? (double)running / Environment.ProcessorCount
                : 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }
}
