using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Tells the machine what of a process did not come up, so that its boot fails.</summary>
internal static class BootFailures
{
    /// <summary>Reports what there is so far; nothing when all is well.</summary>
    internal static void Report(KernelLink link, SamgrLite samgr)
    {
        string[] failed = FailedServices.Of(samgr);
        if (failed.Length > 0)
        {
            link.SendState(ProcessState.Degraded, string.Join("; ", failed));
        }
    }

    /// <summary>Reports them at the end of each stage, on a thread of its own.</summary>
    internal static void Follow(KernelLink link, SamgrLite samgr)
    {
        Thread thread = new(() =>
        {
            samgr.WaitForBoot(BootStage.SystemCompleted, Timeout.Infinite);
            Report(link, samgr);
            samgr.WaitForBoot(BootStage.ApplicationCompleted, Timeout.Infinite);
            Report(link, samgr);
        })
        {
            IsBackground = true,
            Name = "boot of " + samgr.Options.Name,
        };
        thread.Start();
    }
}
