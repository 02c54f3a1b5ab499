using System.Diagnostics;

namespace Samgr.Bench.Native;

/// <summary>The processor time that a process has used so far, in nanoseconds where the system counts them.</summary>
internal static unsafe class CpuTime
{
    private const double NanosecondsPerSecond = 1e9;

    internal static double SecondsOf(int process)
    {
        if (OperatingSystem.IsLinux())
        {
            Timespec time;

            // The clock of a process, as clock_getcpuclockid makes it.
            if (Libc.GetTime((~process << 3) | 2, &time) == 0)
            {
                return time.Seconds + (time.Nanoseconds / NanosecondsPerSecond);
            }
        }

        using Process other = Process.GetProcessById(process);
        return other.TotalProcessorTime.TotalSeconds;
    }
}
