using LiteIpc;

namespace Samgr;

/// <summary>The parts of samgr that only the process that hosts it has.</summary>
public static class SamgrHost
{
    /// <summary>Takes part in IPC as the process that hosts samgr, at handle 0.</summary>
    /// <param name="samgr">The process.</param>
    /// <param name="driver">The driver of the process, its pool not mapped yet.</param>
    /// <param name="policy">The rules of who may provide and use each service; null allows everybody everything.</param>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Busy"/> when another process hosts samgr.</returns>
    public static int ConnectAsManager(this SamgrLite samgr, IIpcDriver driver, PolicyTable? policy)
        => samgr.Connect(driver, new SamgrServer(samgr.Options, driver, policy));

    /// <summary>The services and features of the whole system; empty unless this process hosts samgr.</summary>
    /// <param name="samgr">The process.</param>
    public static AbilityInfo[] ListAbilities(this SamgrLite samgr)
    {
        SamgrServer? server = ServerOf(samgr);
        return server == null ? new AbilityInfo[0] : server.List();
    }

    /// <summary>Samgr itself; null unless this process hosts it.</summary>
    internal static SamgrServer? ServerOf(SamgrLite samgr) => (SamgrServer?)samgr.Endpoint?.Server;
}
