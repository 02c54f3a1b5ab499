using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Floods of milestones that nobody knows, of states, and of requests to init.</summary>
internal static class MilestoneAttack
{
    private const int MostName = 64 * 1024;
    private const int EachState = 16;

    internal static void Run(Attacker attacker)
    {
        HostileLink link = attacker.TakeOver();
        Random random = new(3);
        for (int i = 0; ; i++)
        {
            string name = new((char)random.Next(32, 0x2100), random.Next(i % EachState == 0 ? MostName : 100));
            link.Send(FrameOp.Milestone, 0, frame => frame.String(name));
            attacker.Line.Count("milestones");
            if (i % EachState == 0)
            {
                link.Send(FrameOp.State, 0, frame =>
                {
                    frame.Int32(ProcessState.Degraded);
                    frame.String(name);
                });
                link.Send(FrameOp.Spawn, i + 1, frame => frame.String(name));
                attacker.Line.Count("requests to init");
            }
        }
    }
}
