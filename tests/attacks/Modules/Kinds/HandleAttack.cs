using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>What only samgr may do, calls to handles that it was not given, and answers to calls of others.</summary>
internal static class HandleAttack
{
    private const int Handles = 64;
    private const int Numbers = 4096;

    internal static void Run(Attacker attacker)
    {
        HostileLink link = attacker.TakeOver();
        Random random = new(5);
        while (true)
        {
            link.Ask(FrameOp.BecomeManager, IpcLimits.MaxIoSize);
            link.Ask(FrameOp.GenerateHandle, Attacker.Pid);
            link.Ask(FrameOp.GrantAccess, Attacker.Pid, random.Next(Handles));
            link.Ask(FrameOp.RemoveHandle, random.Next(Handles));
            link.Ask(FrameOp.ReleaseObject, random.Next(Handles), random.Next(Numbers));
            link.Post(random.Next(1, Handles), random.Next(Numbers), HonestFunction.Echo, IpcFlag.OneWay, null);
            link.Send(FrameOp.Cancel, random.Next(Numbers), _ => { });
            link.Send(FrameOp.Answer, 0, frame => WriteAnswer(frame, random.Next(Numbers), random));
            link.Send(FrameOp.ChannelAnswer, random.Next(Handles), frame => WriteAnswer(frame, random.Next(), random));
            link.Send(FrameOp.AbandonChannel, random.Next(Handles), frame => frame.String("so"));
            link.Send(FrameOp.KillChild, 1, frame => frame.Int32(Honest.FirstPid));
            attacker.Line.Count("claims", 11);
        }
    }

    private static void WriteAnswer(FrameWriter frame, int call, Random random)
    {
        IpcIo content = new(64);
        content.WriteString("the answer of somebody else");
        Array.ForEach([call, IpcMessageType.Reply, 0, random.Next(Handles), 0, 0, HonestFunction.Echo], frame.Int32);
        frame.Content(content);
    }
}
