using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>A device that was paired with this one, and its session while there is one. Guarded by the bus's lock.</summary>
internal sealed class KnownDevice
{
    internal KnownDevice(LinkPeer peer)
    {
        Peer = peer;
        Number = LinkNames.NumberOf(peer.Name);
    }

    internal readonly LinkPeer Peer;

    internal readonly int Number;

    /// <summary>Its session; null without one.</summary>
    internal RemoteDevice? Current;

    internal int State = DeviceState.Unavailable;

    internal string Reason = "no link has come up yet";

    /// <summary>When the session came up, and which side dialled it.</summary>
    internal long UpSince;
    internal bool WasDialledBySmaller;

    /// <summary>Replacements of a living session within the minute that began then.</summary>
    internal int Replacements;
    internal long ReplacementsSince;
}
