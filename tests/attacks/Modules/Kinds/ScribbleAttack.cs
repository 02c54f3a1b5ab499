using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Garbage in the memory that it shares with others: of the channels through which it calls them, and of those through which it is
/// called. Where there are no channels, garbage in the contents of messages.
/// </summary>
internal static class ScribbleAttack
{
    private const int Rounds = 200;
    private const int InRound = 100;

    internal static void Run(Attacker attacker)
    {
        SvcIdentity[] victims = attacker.FindVictims();
        HostileLink link = attacker.TakeOver(keepsFiles: true);
        Random random = new();
        HostileChannel[] called = [.. HostileChannel.FindMapped()];
        attacker.Line.Count("channels of its callers", called.Length);
        ConcurrentDictionary<int, HostileChannel> calling = new();
        link.Other = frame =>
        {
            switch (frame.Op)
            {
                case FrameOp.ChannelOpened or FrameOp.ServeChannel:
                    int id = frame.Int32();
                    int[] files = link.Files.Take(2)!;
                    if (HostileChannel.Map(files[1]) is HostileChannel channel)
                    {
                        calling[id] = channel;
                        attacker.Line.Count("channels opened");
                    }

                    Array.ForEach(files, file => Native.Close(file));
                    break;
                case FrameOp.ChannelEnded:
                    attacker.Line.Count("channels ended by the other end");
                    break;
                default:
                    break;
            }
        };
        Array.ForEach(victims, victim => link.Ask(FrameOp.OpenChannel, victim.Handle));
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < InRound; i++)
            {
                int handle = victims[random.Next(victims.Length)].Handle;
                foreach (HostileChannel channel in calling.Values)
                {
                    channel.Scribble(random);
                    channel.SendGarbage(random, handle);
                }

                Array.ForEach(called, channel => channel.Scribble(random));
            }

            attacker.Line.Count("words scribbled", InRound * (calling.Count + called.Length));
            SvcIdentity victim = victims[round % victims.Length];
            link.Post(victim.Handle, random.Next(2) == 0 ? victim.Token : random.Next(), random.Next(9), IpcFlag.OneWay, Garbage(random));
            attacker.Line.Count("messages with garbage");
        }

        // Nothing is left that would listen; the next process goes on.
        attacker.Die();
    }

    private static IpcIo Garbage(Random random)
    {
        IpcIo content = new(IpcLimits.MaxIoSize, IpcLimits.MaxObjects);
        for (int i = random.Next(8); i > 0; i--)
        {
            content.WriteRemoteObject(new SvcIdentity(random.Next(64), random.Next(), random.Next()));
        }

        byte[] bytes = new byte[random.Next(4000)];
        random.NextBytes(bytes);
        content.WriteRawData(bytes, 0, bytes.Length);
        return content;
    }
}
