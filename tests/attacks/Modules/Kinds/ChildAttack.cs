using System.Diagnostics;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>Children that it starts and ends as fast as it can, and programs beside them that leave their session.</summary>
internal static class ChildAttack
{
    private const int Programs = 20;
    private const int PauseMs = 5;

    internal static void Run(Attacker attacker)
    {
        HostileLink link = attacker.TakeOver();
        link.Other = frame =>
        {
            switch (frame.Op)
            {
                case FrameOp.ChildStarted:
                    frame.Int32();
                    int pid = frame.Int32();
                    attacker.Line.Count("children started");
                    link.Send(FrameOp.KillChild, 1, body => body.Int32(pid));
                    break;
                case FrameOp.ChildExited:
                    attacker.Line.Count("children ended");
                    break;
                default:
                    break;
            }
        };
        link.Send(FrameOp.WatchChildren, 1, frame => frame.Boolean(true));
        Queue<Process> programs = new();
        for (int id = 1; ; id++)
        {
            int number = id;
            link.Send(FrameOp.StartChild, number, frame => new ChildRequest
            {
                Id = number,
                Library = typeof(ChildAttack).Assembly.GetName().Name!,
                Function = nameof(ChildFunctions.Idle),
                IsIsolated = number % 2 == 0,
                HasIsolatedUid = number % 4 == 0,
                Descriptors = new SentDescriptors(),
            }.Write(frame));
            attacker.Line.Count("requests for children");
            programs.Enqueue(Process.Start(new ProcessStartInfo("setsid", ["sleep", "600"]))!);
            attacker.Line.Count("programs");
            while (programs.Count > Programs)
            {
                using Process oldest = programs.Dequeue();
                oldest.Kill();
            }

            Thread.Sleep(PauseMs);
        }
    }
}
