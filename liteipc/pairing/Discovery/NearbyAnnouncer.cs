using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LiteIpc.Pairing;

/// <summary>Answers who asks on the local network for devices that wait to be paired, from when it is made until it is disposed of.</summary>
public sealed class NearbyAnnouncer : IAsyncDisposable
{
    /// <summary>The port of multicast DNS.</summary>
    public const int Port = 5353;

    private const int LifeSeconds = 120;

    private readonly Socket _socket;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _answers;

    /// <summary>Begins to answer.</summary>
    /// <param name="name">The name that the device proposes.</param>
    /// <param name="networkId">Its network id, 64 hex characters.</param>
    /// <param name="port">The port where it waits.</param>
    /// <exception cref="SocketException">There is no network to answer on.</exception>
    public NearbyAnnouncer(string name, string networkId, int port)
        : this(name, networkId, port, Join())
    {
    }

    /// <summary>Begins to answer on a socket, which it takes over.</summary>
    internal NearbyAnnouncer(string name, string networkId, int port, Socket socket)
    {
        _socket = socket;
        _answers = Task.Run(() => AnswerAsync(name, networkId, port));
    }

    /// <summary>The group of multicast DNS.</summary>
    internal static IPAddress Group { get; } = new([224, 0, 0, 251]);

    /// <summary>Answers no longer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _answers.ConfigureAwait(false);
        _socket.Dispose();
        _ended.Dispose();
    }

    private static Socket Join()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Any, Port));
            foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces().Where(CanAsk))
            {
                int index = network.GetIPProperties().GetIPv4Properties().Index;
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, index));
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool CanAsk(NetworkInterface network) =>
        network.SupportsMulticast && network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
        && network.Supports(NetworkInterfaceComponent.IPv4) && network.GetIPProperties().UnicastAddresses.Any(address => address.Address.AddressFamily == AddressFamily.InterNetwork);

    private async Task AnswerAsync(string name, string networkId, int port)
    {
        byte[] message = new byte[NearbyMessage.MaxSize + 1];
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult asked = await _socket.ReceiveFromAsync(message, new IPEndPoint(IPAddress.Any, 0), _ended.Token).ConfigureAwait(false);
                if (NearbyMessage.IsAsking(message.AsSpan(0, asked.ReceivedBytes), out ushort number))
                {
                    await _socket.SendToAsync(NearbyMessage.Answer(number, name, networkId, port, LifeSeconds), asked.RemoteEndPoint, _ended.Token).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                // Whoever asked has gone, or the announcer ends.
            }
        }
    }
}
