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
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system cannot stop a process");
        Assert.Equal(0, Send(id, _stop));
        return new Resume(id);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    private sealed class Resume(int id) : IDisposable
    {
        public void Dispose() => _ = Send(id, _continue);
    }
}
