using System.Text;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Standard output, standard error and log frames at full speed: with lines, without end, and with characters that turn a terminal over.</summary>
internal static unsafe class LogAttack
{
    private const int ChunkBytes = 64 * 1024;

    internal static void Run(Attacker attacker)
    {
        HostileLink link = attacker.TakeOver();
        Flood(attacker, 1, string.Concat(Enumerable.Repeat("a line of the attacker \u202e backwards \x1b[2J\n", 1000)));
        Flood(attacker, 2, new string('x', ChunkBytes));
        string text = string.Concat(Enumerable.Repeat("a log line\n", 100));
        while (true)
        {
            link.Send(FrameOp.Log, 0, frame =>
            {
                frame.Int32(LogLevel.Fatal);
                frame.Int32(0);
                frame.String("kernel");
                frame.String(text);
            });
            attacker.Line.Count("log frames");
        }
    }

    private static void Flood(Attacker attacker, int descriptor, string text)
        => new Thread(() => Print(attacker, descriptor, Encoding.UTF8.GetBytes(text))) { IsBackground = true, Name = "printer" }.Start();

    private static void Print(Attacker attacker, int descriptor, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            while (true)
            {
                nint written = Native.Write(descriptor, start, (nuint)bytes.Length);
                attacker.Line.Count("bytes printed", Math.Max(0, written));
            }
        }
    }
}
