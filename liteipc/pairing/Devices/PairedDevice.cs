using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>A device that was paired with this one. It never changes: one that was renamed or paired anew is another object.</summary>
public sealed class PairedDevice
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = LinkOptions.IdSize;

    private const int RememberedSessions = 16;

    private readonly byte[] _key;
    private readonly byte[]? _certificate;

    /// <summary>Makes one.</summary>
    /// <param name="name">Its name on this side; see <see cref="DeviceNames"/>.</param>
    /// <param name="networkId">Its network id, 32 bytes.</param>
    /// <param name="key">The key that both have, 32 bytes.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="leastSecurity">The least protection that its carrier must have, one of <see cref="LinkSecurity"/>.</param>
    /// <param name="certificate">Its certificate in DER; null where it has none.</param>
    /// <exception cref="ArgumentException">One of them is none.</exception>
    public PairedDevice(string name, ReadOnlySpan<byte> networkId, ReadOnlySpan<byte> key, DeviceKind kind, int leastSecurity, ReadOnlySpan<byte> certificate = default)
    {
        if (DeviceNames.FindProblem(name) is { } problem)
        {
            throw new ArgumentException(problem, nameof(name));
        }

        if (networkId.Length != LinkOptions.IdSize || key.Length != KeySize)
        {
            throw new ArgumentException($"a network id and a key have {KeySize} bytes each, and these have {networkId.Length} and {key.Length}");
        }

        if (leastSecurity is < LinkSecurity.Tagged or > LinkSecurity.Tls)
        {
            throw new ArgumentException($"{leastSecurity} is no protection of a carrier", nameof(leastSecurity));
        }

        Name = name;
        NetworkId = Convert.ToHexStringLower(networkId);
        Kind = kind;
        LeastSecurity = leastSecurity;
        Number = DeviceNames.NumberOf(name);
        _key = key.ToArray();
        _certificate = certificate.Length == 0 ? null : certificate.ToArray();
        Peer = new LinkPeer(networkId.ToArray(), name, _key, leastSecurity, RememberedSessions);
    }

    /// <summary>Its name on this side.</summary>
    public string Name { get; }

    /// <summary>Its network id: 64 hex characters in small letters.</summary>
    public string NetworkId { get; }

    /// <summary>Its kind.</summary>
    public DeviceKind Kind { get; }

    /// <summary>The least protection that its carrier must have, one of <see cref="LinkSecurity"/>.</summary>
    public int LeastSecurity { get; }

    /// <summary>The number that stands for it in messages; see <see cref="DeviceNames.NumberOf"/>.</summary>
    public int Number { get; }

    /// <summary>It as its sessions know it, with the sessions that it has had: the same object all the time.</summary>
    public LinkPeer Peer { get; }

    /// <summary>Its certificate in DER; empty where it has none.</summary>
    public ReadOnlySpan<byte> Certificate => _certificate;

    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>Its name: nothing of its key.</summary>
    public override string ToString() => Name;

    /// <summary>The same device under another name.</summary>
    internal PairedDevice Called(string name) => new(name, Convert.FromHexString(NetworkId), _key, Kind, LeastSecurity, _certificate);

    internal bool IsAs(PairedDevice other) =>
        Name == other.Name && NetworkId == other.NetworkId && Kind == other.Kind && LeastSecurity == other.LeastSecurity
        && _key.AsSpan().SequenceEqual(other._key) && Certificate.SequenceEqual(other.Certificate);
}
