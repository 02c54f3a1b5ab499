using System.Buffers.Binary;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Frames that come byte by byte, frames that stop half-way, and connections beside its own with half a greeting.</summary>
internal static class HalfFrameAttack
{
    private const int Frames = 50;
    private const int HoldMs = 200;

    internal static void Run(Attacker attacker)
    {
        HostileLink link = attacker.TakeOver();
        link.Result = (_, _) => attacker.Line.Count("frames taken byte by byte");
        byte[] frame = new byte[FrameLimits.Header + 4];
        Write(frame, frame.Length - 4, FrameOp.CheckHandle, 77);
        byte[] hello = new byte[FrameLimits.Header];
        Write(hello, FrameLimits.MaxHello - 4, FrameOp.Hello, 0);
        for (int i = 0; i < Frames; i++)
        {
            for (int at = 0; at < frame.Length; at++)
            {
                link.SendBytes(frame.AsSpan(at, 1));
            }

            attacker.Line.Count(Knocking.Ask(Attacker.KernelSocket, hello).Length == 0 ? Counted.Closed : Counted.LetIn);
        }

        // The largest frame there is, of which no more comes than its head.
        Write(frame, FrameLimits.MaxFrame - 4, FrameOp.Post, 1);
        link.SendBytes(frame);
        attacker.Line.Count("frames left half-way");
        Thread.Sleep(HoldMs);
        attacker.Die();
    }

    private static void Write(byte[] frame, int length, int op, int id)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), op);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(8), id);
    }
}
