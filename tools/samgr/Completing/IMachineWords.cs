using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Completing;

/// <summary>The names in a running machine that a command line can hold.</summary>
internal interface IMachineWords
{
    /// <summary>The machines that run.</summary>
    IEnumerable<string> Machines();

    /// <summary>The services and features, as SERVICE or SERVICE/FEATURE.</summary>
    IEnumerable<string> Services();

    /// <summary>The pids of the processes, and the names that only one of them has.</summary>
    IEnumerable<string> Processes();

    /// <summary>The names of the pins.</summary>
    IEnumerable<string> Pins();

    /// <summary>The names of the buttons.</summary>
    IEnumerable<string> Buttons();

    /// <summary>The interface of a service; null when it does not describe it.</summary>
    InterfaceInfo? Describe(CallTarget target);
}
