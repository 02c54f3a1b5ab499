namespace Samgr.Emulator.Protocol;

/// <summary>The environment variables by which the machine reaches a process host.</summary>
internal static class HostEnvironment
{
    /// <summary>The path of the kernel's socket.</summary>
    internal const string Socket = "SAMGR_KERNEL_SOCKET";

    /// <summary>The one-time token.</summary>
    internal const string Token = "SAMGR_KERNEL_TOKEN";
}
