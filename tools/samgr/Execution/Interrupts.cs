using System.Runtime.InteropServices;

namespace Samgr.Tool.Execution;

/// <summary>The signal that Ctrl+C and 'kill -INT' send.</summary>
internal static class Interrupts
{
    private const int Interrupt = 2;

    /// <summary>
    /// Lets interrupts end this process, also where whoever started it has them ignored, as a shell does for what a script runs in the
    /// background: .NET would leave it at that. To be called before anything handles signals.
    /// </summary>
    public static void Heed()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSignal(Interrupt, 0);
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetSignal(int signal, nint handler);
}
