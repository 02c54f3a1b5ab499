using System.Diagnostics;

namespace Samgr.ProcessHost;

/// <summary>Ends this process whatever its services do.</summary>
internal static class HostExit
{
    private const int PatienceMs = 1000;

    internal static void Now(int code)
    {
        Thread force = new(Force) { IsBackground = true, Name = "force exit" };
        force.Start();
        Environment.Exit(code);
    }

    private static void Force()
    {
        Thread.Sleep(PatienceMs);
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }
}
