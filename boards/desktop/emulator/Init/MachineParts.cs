using LiteIpc;
using LiteIpc.Kit;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator;

/// <summary>The objects that the parts of one machine share.</summary>
internal sealed record MachineParts(
    Scenario Scenario, MachineOptions Options, IpcKernel Kernel, ObjectTable Objects, ChannelTable? Channels, DescriptorBudget Descriptors, MachineLog Log, TraceWriter? Trace, MachineBoard? Board, Troubles Troubles)
{
    /// <summary>The users of the operating system that its processes have; null when they run as the machine does.</summary>
    internal SystemUsers? Users { get; init; }
}
