using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Asks init on behalf of the services of this process.</summary>
internal class MachineHost(KernelLink link) : IProcessHost
{
    public int Spawn(string name) => link.Ask(FrameOp.Spawn, name);

    public void ReportMilestone(string name) => link.Send(FrameOp.Milestone, 0, name);
}
