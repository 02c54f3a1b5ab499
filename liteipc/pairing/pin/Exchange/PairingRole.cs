namespace LiteIpc.Pairing.Pin;

/// <summary>The two sides.</summary>
internal enum PairingRole
{
    /// <summary>Shows the PIN, and was dialled.</summary>
    Host,

    /// <summary>Was given the PIN, and dialled.</summary>
    Guest,
}
