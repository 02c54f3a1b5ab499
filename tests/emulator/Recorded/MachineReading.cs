using System.Globalization;
using LiteIpc;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>What the machine of this release makes of the frames of a process.</summary>
internal static class MachineReading
{
    private const int Question = 999;

    /// <summary>Sends each frame, and tells what the machine did and answered before it took the next.</summary>
    public static IEnumerable<(RecordedStep Step, string[] Said)> Read(IEnumerable<RecordedStep> steps)
    {
        using KernelFixture fixture = new();
        TestOwner owner = fixture.Expect(ProcessFrames.Token, ProcessFrames.Pid);
        using RawPeer peer = new(fixture.Socket);
        int events = 0;
        foreach (RecordedStep step in steps)
        {
            peer.SendBytes(Hex.ToBytes(step.Content));
            List<string> answers = Answers(peer);
            string[] told = [.. owner.Events.Lines.Skip(events)];
            events += told.Length;
            yield return (step, [.. told, .. answers]);
        }
    }

    private static List<string> Answers(RawPeer peer)
    {
        peer.Send(FrameOp.CheckHandle, Question, frame => frame.Int32(0));
        List<string> answers = [];
        while (peer.Reader.Next())
        {
            FrameReader frame = peer.Reader;
            if (frame.Op == FrameOp.Result && frame.Id == Question)
            {
                return answers;
            }

            answers.Add(frame.Op switch
            {
                FrameOp.Result => string.Create(CultureInfo.InvariantCulture, $"result {frame.Id} {frame.Int32()}"),
                FrameOp.Message => "message " + Message(frame),
                FrameOp.Welcome => "welcome",
                _ => string.Create(CultureInfo.InvariantCulture, $"frame {frame.Op}"),
            });
        }

        Assert.Fail("the machine has ended the connection after: " + string.Join(", ", answers));
        return answers;
    }

    private static string Message(FrameReader frame)
    {
        string head = string.Join(' ', Enumerable.Range(0, 14).Select(_ => frame.Int32()));
        DriverMessage content = new();
        frame.Content(content);
        return $"{head} signature {content.Data.Signature:x8} {Convert.ToHexStringLower(content.Data.ToArray())}";
    }
}
