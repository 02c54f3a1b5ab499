using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Completing;

/// <summary>The names that a command line can hold: those in a running machine, and paired devices.</summary>
internal interface IMachineWords
{
    /// <summary>The machines that run.</summary>
    IEnumerable<string> Machines();

    /// <summary>The devices that run, of scenarios of several.</summary>
    IEnumerable<string> RunningDevices();

    /// <summary>The devices that have a link.</summary>
    /// <param name="first">The device at its other end; null for any.</param>
    IEnumerable<string> LinkedDevices(string? first);

    /// <summary>The services and features, as SERVICE or SERVICE/FEATURE.</summary>
    IEnumerable<string> Services();

    /// <summary>The pids of the processes, and the names that only one of them has.</summary>
    IEnumerable<string> Processes();

    /// <summary>The names of the pins.</summary>
    IEnumerable<string> Pins();

    /// <summary>The names of the buttons.</summary>
    IEnumerable<string> Buttons();

    /// <summary>The names of paired devices.</summary>
    IEnumerable<string> Devices();

    /// <summary>The interface of a service; null when it does not describe it.</summary>
    InterfaceInfo? Describe(CallTarget target);
}
