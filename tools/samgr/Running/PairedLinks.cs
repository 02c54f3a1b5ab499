using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using LiteIpc.Pairing;
using Samgr.Emulator;
using Samgr.Emulator.Links;

namespace Samgr.Tool.Running;

/// <summary>A machine as a device among those that <c>samgr device</c> has paired with this one.</summary>
internal sealed class PairedLinks : IDisposable
{
    private const string Tags = ",hmac";

    private readonly DeviceStore _store = new();
    private readonly Lock _turn = new();

    /// <summary>The settings of the machine's links.</summary>
    /// <param name="name">The name that it proposes to others.</param>
    /// <param name="listens">Where it listens, each as <see cref="ParseEnd"/> reads it.</param>
    /// <param name="dials">Where it dials.</param>
    /// <exception cref="DeviceStoreException">The devices or the identity cannot be read.</exception>
    public LinkSettings Settings(string name, IReadOnlyList<LinkEnd> listens, IReadOnlyList<LinkEnd> dials) => new()
    {
        Name = name,
        NetworkId = _store.Identity.NetworkIdBytes,
        Certificate = _store.Identity.Certificate,
        Paired = [.. _store.Devices.Select(device => device.Peer)],
        Listens = listens,
        Dials = dials,
    };

    /// <summary>From now on a device that is paired is let in at once, and the link of one that is forgotten ends at once.</summary>
    public void Follow(Machine machine)
    {
        _store.Changed += (_, _) =>
        {
            lock (_turn)
            {
                machine.SetDevices([.. _store.Devices.Select(device => device.Peer)]);
            }
        };
        _store.Watch();
    }

    /// <summary>Reads where to listen or dial: an address, with TLS, or followed by <c>,hmac</c> for boards, which cannot pay for that.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LinkEnd ParseEnd(string text)
    {
        bool isTagged = text.EndsWith(Tags, StringComparison.Ordinal);
        return LinkAddress.TryParse(isTagged ? text[..^Tags.Length] : text, out LinkAddress? address, out string? problem)
            ? new LinkEnd(address, isTagged ? LinkSecurity.Tagged : LinkSecurity.Tls)
            : throw new FormatException($"{problem}, or with ,hmac behind it for boards without TLS");
    }

    public void Dispose() => _store.Dispose();
}
