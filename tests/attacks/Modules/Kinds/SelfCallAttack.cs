using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Two-way calls to itself that it never answers, until the table of calls is full; and again, as soon as there is room.</summary>
internal static class SelfCallAttack
{
    private const int GiveUp = 64;

    internal static void Run(Attacker attacker)
    {
        int handle = attacker.Handle;
        HostileLink link = attacker.TakeOver();
        Queue<int> calls = new();
        while (true)
        {
            calls.Enqueue(link.Post(handle, 0, HonestFunction.Rest, IpcFlag.Default, null));
            attacker.Line.Count("calls to itself");
            if (calls.Count > IpcLimits.DefaultMaxCalls * GiveUp)
            {
                link.Send(FrameOp.Cancel, calls.Dequeue(), _ => { });
            }
        }
    }
}
