using System.Runtime.InteropServices;

namespace Samgr.Emulator.Tests.Support;

/// <summary>Signals to one process, by its id.</summary>
internal static class Signals
{
    private static readonly int _stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int _continue = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Stops a process until the result is disposed.</summary>
    public static IDisposable Pause(int id)
    {
        SendChecked(id, _stop);
        return new Resume(id);
    }

    /// <summary>What Ctrl+C in a terminal sends.</summary>
    public static void Interrupt(int id) => SendChecked(id, 2);

    /// <summary>The polite request to end.</summary>
    public static void Terminate(int id) => SendChecked(id, 15);

    private static void SendChecked(int id, int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system has no signals");
        Assert.Equal(0, Send(id, signal));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    private sealed class Resume(int id) : IDisposable
    {
        public void Dispose() => _ = Send(id, _continue);
    }
}
