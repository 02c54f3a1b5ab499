namespace Samgr.Emulator.Protocol;

/// <summary>
/// The environment variables by which the machine reaches a process host. The one-time token, which no other
/// process may know, is the only line of the host's standard input.
/// </summary>
internal static class HostEnvironment
{
    /// <summary>The path of the kernel's socket.</summary>
    internal const string Socket = "SAMGR_KERNEL_SOCKET";

    /// <summary>
    /// The mark by which the machine knows its processes and all that they start: the system id of the machine, the run of the
    /// machine and the start of the process, as "id:run:start.".
    /// </summary>
    internal const string Machine = "SAMGR_MACHINE";
}
