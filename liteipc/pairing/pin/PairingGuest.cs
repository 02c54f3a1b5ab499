using System.Net.Sockets;

namespace LiteIpc.Pairing.Pin;

/// <summary>The side that was told the PIN.</summary>
public static class PairingGuest
{
    /// <summary>Pairs this device with the one that shows a PIN. Both have kept each other when it has ended well.</summary>
    /// <param name="store">This device.</param>
    /// <param name="options">How.</param>
    /// <param name="host">The other device's address or name on the network.</param>
    /// <param name="port">Its port.</param>
    /// <param name="pin">The digits; spaces and dashes between them do not count.</param>
    /// <param name="cancellation">Ends it; neither side keeps anything then.</param>
    /// <returns>The other device.</returns>
    /// <exception cref="PairingException">They are not paired.</exception>
    /// <exception cref="DeviceStoreException">This device has no identity.</exception>
    public static async Task<PairedDevice> PairAsync(
        DeviceStore store, PairingOptions options, string host, int port, string pin, CancellationToken cancellation = default)
    {
        string digits = ReadPin(pin);
        using TcpClient client = new() { NoDelay = true };
        await ConnectAsync(client, options, host, port, cancellation).ConfigureAwait(false);
        PairingStream stream = await PairingStream.DialAsync(client.GetStream(), store.Identity.Certificate, options.Time, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            stream.Patience = PairingOptions.TryTime;
            try
            {
                await stream.SendAsync(PairingKind.Hello, new PairingHello(PairingOptions.Version, options.OwnName).Write(), cancellation).ConfigureAwait(false);
                PairingHello peer = PairingHello.Read(await stream.ReceiveAsync(PairingKind.Hello, cancellation).ConfigureAwait(false));
                return peer.Version == PairingOptions.Version
                    ? await new PairingTalk(stream, store, options, peer).AsGuestAsync(digits, cancellation).ConfigureAwait(false)
                    : throw PairingWords.OtherVersion(peer.Version);
            }
            catch (PairingException refusal)
            {
                await stream.TryRefuseAsync(refusal.Reason, 0).ConfigureAwait(false);
                throw;
            }
        }
    }

    private static string ReadPin(string pin)
    {
        string digits = string.Concat(pin.Where(letter => letter is not (' ' or '-')));
        return digits.Length == PairingOptions.PinDigits && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new PairingException(PairingRefusal.WrongPin, $"a PIN has {PairingOptions.PinDigits} digits; type the one that the other device shows");
    }

    private static async Task ConnectAsync(TcpClient client, PairingOptions options, string host, int port, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(PairingOptions.TryTime, options.Time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await client.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            string reason = error is SocketException ? error.Message : "no answer";
            throw new PairingException(
                PairingRefusal.Unreachable, $"nobody is to be paired at {host}, port {port} ({reason}); run 'samgr device pair' on the other device and see what it says", error);
        }
    }
}
