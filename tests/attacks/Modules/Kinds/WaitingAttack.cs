using System.Diagnostics;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Reports of waits that are none, for calls of others and of its own; and lies, to each question about what holds a call up, that
/// accuse others. Who calls it is held meanwhile.
/// </summary>
internal static class WaitingAttack
{
    private const int Numbers = 256;
    private const int Channels = 16;
    private const int Lies = 64;
    private const int Own = 8;
    private const int EachCall = 10_000;

    internal static void Run(Attacker attacker)
    {
        AttackerApi.HoldsCallers = true;
        SvcIdentity[] victims = attacker.FindVictims();
        HostileLink link = attacker.TakeOver();
        Random random = new(11);
        link.Other = frame =>
        {
            switch (frame.Op)
            {
                case FrameOp.Query:
                    int id = frame.Id;
                    string lie = Lie(frame.Int32());
                    link.Send(FrameOp.QueryResult, id, body => body.String(lie));
                    attacker.Line.Count("questions answered with lies");
                    break;
                case FrameOp.WaitReport:
                    attacker.Line.Count("reports of waits");
                    break;
                default:
                    break;
            }
        };
        for (int i = 0; ; i++)
        {
            if (i % EachCall == 0)
            {
                SvcIdentity victim = victims[random.Next(victims.Length)];
                link.Post(victim.Handle, victim.Token, HonestFunction.Echo, IpcFlag.Default, null);
            }

            int own = 1_000_000 + random.Next(i + Own);
            int[] values =
            [
                random.Next(-2, Channels), i % Own == 0 ? own : random.Next(Numbers), random.Next(-1, Numbers), HonestFunction.Echo,
                random.Next(-1, 60_000), 0, random.Next(),
            ];
            link.Send(FrameOp.Waiting, i + 1, frame => Array.ForEach(values, frame.Int32));
            attacker.Line.Count("forged waits");
        }
    }

    private static string Lie(int kind)
    {
        string rows = kind == QueryKind.HeldBy ? QueryRows.Row(Honest.Credulous, "served") : string.Empty;
        for (int i = 0; i < Lies; i++)
        {
            string[] wait = [Text(i), Text(i % Channels - 1), Text(i), Text(i % Own), Text(HonestFunction.Echo), Text(Stopwatch.GetTimestamp())];
            rows += kind == QueryKind.HeldBy ? QueryRows.Row(wait) : QueryRows.Row(["alpha", "beta", .. wait]);
        }

        return rows;
    }

    private static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
