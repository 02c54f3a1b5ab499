using LiteIpc.Link;

namespace LiteIpc.Pairing.Pin;

/// <summary>What both sides say once they have greeted each other: that they have one PIN, and that each has kept the other.</summary>
internal sealed class PairingTalk(PairingStream stream, DeviceStore store, PairingOptions options, PairingHello peer)
{
    /// <summary>Whether the other side has shown that it has the key, and so the PIN.</summary>
    public bool IsProven { get; private set; }

    /// <summary>The guest's part.</summary>
    /// <param name="pin">The digits that the host shows.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PairingException">They are not paired.</exception>
    public async Task<PairedDevice> AsGuestAsync(string pin, CancellationToken cancellation)
    {
        PinExchange exchange = new(PairingRole.Guest, pin, store.Identity.Certificate.RawData, stream.PeerCertificate);
        await stream.SendAsync(PairingKind.Round1, exchange.WriteRound1(), cancellation).ConfigureAwait(false);
        exchange.ReadRound1(await stream.ReceiveAsync(PairingKind.Round1, cancellation).ConfigureAwait(false));
        await stream.SendAsync(PairingKind.Round2, exchange.WriteRound2(), cancellation).ConfigureAwait(false);
        exchange.ReadRound2(await stream.ReceiveAsync(PairingKind.Round2, cancellation).ConfigureAwait(false));
        await stream.SendAsync(PairingKind.Proof, exchange.WriteProof(), cancellation).ConfigureAwait(false);
        exchange.ReadProof(await stream.ReceiveAsync(PairingKind.Proof, cancellation).ConfigureAwait(false));
        IsProven = true;
        PairedDevice device = Name(exchange.MakeKey());
        await stream.SendAsync(PairingKind.Ready, default, cancellation).ConfigureAwait(false);
        await stream.ReceiveAsync(PairingKind.Ready, cancellation).ConfigureAwait(false);
        PairedDevice? before = store.Find(device.Name);
        Keep(device);
        try
        {
            await stream.SendAsync(PairingKind.Kept, default, cancellation).ConfigureAwait(false);
            await stream.ReceiveAsync(PairingKind.Kept, cancellation).ConfigureAwait(false);
            return device;
        }
        catch
        {
            TakeBack(device, before);
            throw;
        }
    }

    /// <summary>The host's part.</summary>
    /// <param name="pin">The digits that it shows.</param>
    /// <param name="first">The guest's first message.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PairingException">They are not paired.</exception>
    public async Task<PairedDevice> AsHostAsync(string pin, byte[] first, CancellationToken cancellation)
    {
        PinExchange exchange = new(PairingRole.Host, pin, store.Identity.Certificate.RawData, stream.PeerCertificate);
        byte[] own = exchange.WriteRound1();
        exchange.ReadRound1(first);
        await stream.SendAsync(PairingKind.Round1, own, cancellation).ConfigureAwait(false);
        byte[] second = exchange.WriteRound2();
        exchange.ReadRound2(await stream.ReceiveAsync(PairingKind.Round2, cancellation).ConfigureAwait(false));
        await stream.SendAsync(PairingKind.Round2, second, cancellation).ConfigureAwait(false);

        // The guest shows first that it has the key: it learns nothing about a PIN that it has guessed.
        exchange.ReadProof(await stream.ReceiveAsync(PairingKind.Proof, cancellation).ConfigureAwait(false));
        IsProven = true;
        await stream.SendAsync(PairingKind.Proof, exchange.WriteProof(), cancellation).ConfigureAwait(false);
        PairedDevice device = Name(exchange.MakeKey());
        await stream.ReceiveAsync(PairingKind.Ready, cancellation).ConfigureAwait(false);
        await stream.SendAsync(PairingKind.Ready, default, cancellation).ConfigureAwait(false);
        await stream.ReceiveAsync(PairingKind.Kept, cancellation).ConfigureAwait(false);
        Keep(device);
        await stream.SendAsync(PairingKind.Kept, default, CancellationToken.None).ConfigureAwait(false);
        return device;
    }

    private PairedDevice Name(byte[] key)
    {
        string id = Convert.ToHexStringLower(stream.PeerId);
        string name = options.PeerName ?? store.Devices.FirstOrDefault(known => known.NetworkId == id)?.Name ?? peer.Name;
        if (store.FindProblem(name, id) is { } problem)
        {
            throw new PairingException(
                PairingRefusal.NotKept, options.PeerName is null ? $"the other device proposes the name '{name}', but {problem}" : problem);
        }

        return new PairedDevice(name, stream.PeerId, key, DeviceKind.Desktop, LinkSecurity.Tls, stream.PeerCertificate);
    }

    private void Keep(PairedDevice device)
    {
        try
        {
            store.Add(device);
        }
        catch (DeviceStoreException error)
        {
            throw new PairingException(PairingRefusal.NotKept, error.Message, error);
        }
    }

    private void TakeBack(PairedDevice device, PairedDevice? before)
    {
        try
        {
            store.Forget(device.Name);
            if (before is not null)
            {
                store.Add(before);
            }
        }
        catch (DeviceStoreException)
        {
            // The caller is told why they are not paired; pairing anew replaces what stays.
        }
    }
}
