using System.Net;

namespace LiteIpc.Pairing;

/// <summary>A device on the local network that waits to be paired, as it says of itself. Nothing of it is proven.</summary>
/// <param name="Name">The name that it proposes.</param>
/// <param name="Address">Where it waits.</param>
/// <param name="IdPrefix">The first 16 characters of its network id.</param>
public sealed record NearbyDevice(string Name, IPEndPoint Address, string IdPrefix);
