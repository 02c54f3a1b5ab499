namespace LiteIpc.Kit.Desktop;

/// <summary>Gives the IPC Kit what only a desktop has.</summary>
public static class KitDesktop
{
    /// <summary>Whether this operating system has it: Linux.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>
    /// Plugs file descriptors and shared memory in. Called once at start-up. Parcels that are used again keep large
    /// buffers from then on. Where <see cref="IsSupported"/> is false everything that needs descriptors or memory returns <see cref="IpcError.NotSupported"/>, as on a board.
    /// </summary>
    /// <returns><see cref="IsSupported"/>.</returns>
    public static bool PlugIn()
    {
        KitPlatform.KeptCapacity = KitLimits.MaxParcelSize;
        KitPlatform.KeptParcels = 0;
        if (IsSupported)
        {
            KitPlatform.Descriptors = new LinuxDescriptors();
            KitPlatform.Regions = new LinuxRegions();
        }

        return IsSupported;
    }
}
