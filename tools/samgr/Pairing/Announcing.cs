using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using LiteIpc.Pairing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Pairing;

/// <summary>Lets others on the local network find a device that shows a PIN.</summary>
internal static class Announcing
{
    /// <summary>Begins to answer who looks for devices.</summary>
    /// <returns>Its end; null where nobody else could come, or there is no network to answer on.</returns>
    public static IAsyncDisposable? Begin(DeviceStore store, string name, IPEndPoint place)
    {
        if (IPAddress.IsLoopback(place.Address))
        {
            return null;
        }

        try
        {
            return new NearbyAnnouncer(name, store.Identity.NetworkId, place.Port);
        }
        catch (Exception error) when (error is SocketException or NetworkInformationException)
        {
            StandardError.WriteLine($"samgr: 'samgr device find' will not show this device ({Printable.From(error.Message)}); give its address to 'samgr device pair'");
            return null;
        }
    }
}
