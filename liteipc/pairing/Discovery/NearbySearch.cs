using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LiteIpc.Pairing;

/// <summary>Asks the local network for devices that wait to be paired.</summary>
public static class NearbySearch
{
    private const int MaxDevices = 64;

    /// <summary>Asks, and collects the answers.</summary>
    /// <param name="time">How long.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The devices, up to 64, by name.</returns>
    /// <exception cref="SocketException">There is no network to ask on.</exception>
    public static Task<IReadOnlyList<NearbyDevice>> FindAsync(TimeSpan time, CancellationToken cancellation = default) =>
        FindAsync(new IPEndPoint(NearbyAnnouncer.Group, NearbyAnnouncer.Port), IPAddress.Any, found => false, time, cancellation);

    /// <summary>Asks somebody, and collects answers until there are enough.</summary>
    internal static async Task<IReadOnlyList<NearbyDevice>> FindAsync(
        IPEndPoint whom, IPAddress own, Func<int, bool> isEnough, TimeSpan time, CancellationToken cancellation)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(own, 0));
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(time);
        ushort number = (ushort)RandomNumberGenerator.GetInt32(1, ushort.MaxValue);
        HashSet<NearbyDevice> found = [];
        byte[] message = new byte[NearbyMessage.MaxSize + 1];
        await socket.SendToAsync(NearbyMessage.Ask(number), whom, cancellation).ConfigureAwait(false);
        try
        {
            while (found.Count < MaxDevices && !isEnough(found.Count))
            {
                SocketReceiveFromResult answer = await socket.ReceiveFromAsync(message, new IPEndPoint(IPAddress.Any, 0), over.Token).ConfigureAwait(false);
                if (NearbyMessage.Read(message.AsSpan(0, answer.ReceivedBytes), number, ((IPEndPoint)answer.RemoteEndPoint).Address) is { } device)
                {
                    found.Add(device);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is over.
        }

        return [.. found.OrderBy(device => device.Name, StringComparer.Ordinal)];
    }
}
