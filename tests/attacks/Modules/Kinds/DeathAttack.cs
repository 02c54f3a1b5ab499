namespace Samgr.Attacks.Modules;

/// <summary>The process dies as soon as it is up, each time in another way.</summary>
internal static class DeathAttack
{
    private const int Segmentation = 11;
    private const int LastMs = 100;
    private const int Ways = 8;

    internal static void Run(Attacker attacker)
    {
        int way = Environment.ProcessId % Ways;
        attacker.Line.Count("deaths");
        attacker.Line.Count("deaths, way " + way);
        attacker.Line.Flush();
        switch (way)
        {
            case 0:
                Native.Exit(0);
                break;
            case 1:
                Native.Exit(3);
                break;
            case 2:
                Native.Abort();
                break;
            case 3:
                Native.Kill(Environment.ProcessId, Segmentation);
                break;
            case 4:
                Environment.FailFast("as the attack wants");
                break;
            case 5:
                Native.Shutdown(Native.FindSocket(Attacker.KernelSocket), 2);
                break;
            case 6:
                // In the place of this program: one that ends soon.
                Native.Execute("/bin/true", ["true", null]);
                break;
            default:
                Native.Kill(Environment.ProcessId, Native.KillSignal);
                break;
        }

        Thread.Sleep(LastMs);
        attacker.Die();
    }
}
