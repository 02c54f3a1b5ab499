namespace LiteIpc.Kit.Desktop;

/// <summary>Gives the IPC Kit what only a desktop has.</summary>
public static class KitDesktop
{
    /// <summary>Whether this operating system has it: Linux.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>
    /// Plugs file descriptors and shared memory in. Called once at start-up. Where <see cref="IsSupported"/> is false it does
    /// nothing, and everything that needs them returns <see cref="IpcError.NotSupported"/>, as on a board.
    /// </summary>
    /// <returns><see cref="IsSupported"/>.</returns>
    public static bool PlugIn()
    {
        if (IsSupported)
        {
            KitPlatform.Descriptors = new LinuxDescriptors();
            KitPlatform.Regions = new LinuxRegions();
        }

        return IsSupported;
    }
}
