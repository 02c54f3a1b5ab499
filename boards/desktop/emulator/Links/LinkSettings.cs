using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;

namespace Samgr.Emulator.Links;

/// <summary>A machine as a device among others: who it is, whom it knows, and where they meet. Immutable.</summary>
public sealed record LinkSettings
{
    /// <summary>The name that this device proposes to others.</summary>
    public required string Name { get; init; }

    /// <summary>Its network id, <see cref="LinkOptions.IdSize"/> bytes.</summary>
    public required byte[] NetworkId { get; init; }

    /// <summary>Its certificate; needed where a link has TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The devices that were paired with it.</summary>
    public IReadOnlyList<PeerSettings> Peers { get; init; } = [];

    /// <summary>More devices that were paired with it, as a store of devices keeps them; <see cref="Machine.SetDevices"/> gives others while it runs.</summary>
    public IReadOnlyList<LinkPeer> Paired { get; init; } = [];

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<LinkEnd> Listens { get; init; } = [];

    /// <summary>Where it dials.</summary>
    public IReadOnlyList<LinkEnd> Dials { get; init; } = [];

    /// <summary>Bytes of a message's content at most; the smaller one of both sides holds.</summary>
    public int MaxContent { get; init; } = LiteIpc.IpcLimits.MaxParcelSize;
}

/// <summary>A device that was paired with this one. Immutable.</summary>
/// <param name="Name">Its name on this side.</param>
/// <param name="NetworkId">Its network id, <see cref="LinkOptions.IdSize"/> bytes.</param>
/// <param name="Key">The key that both have, <see cref="LinkOptions.IdSize"/> bytes; shown nowhere.</param>
/// <param name="LeastSecurity">The least protection that its carrier must have, one of <see cref="LinkSecurity"/>.</param>
public sealed record PeerSettings(string Name, byte[] NetworkId, byte[] Key, int LeastSecurity)
{
    /// <summary>The name alone: a key is in no text.</summary>
    public override string ToString() => Name;
}

/// <summary>Where a device listens or dials, and how frames are protected there. Immutable.</summary>
/// <param name="Address">The address.</param>
/// <param name="Security"><see cref="LinkSecurity.Tls"/> or <see cref="LinkSecurity.Tagged"/>.</param>
public sealed record LinkEnd(LinkAddress Address, int Security);
