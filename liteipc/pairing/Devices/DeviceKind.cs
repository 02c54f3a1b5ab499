namespace LiteIpc.Pairing;

/// <summary>The kinds of devices, which are paired in different ways.</summary>
public enum DeviceKind
{
    /// <summary>A device with a key pair and a certificate, paired by a PIN.</summary>
    Desktop,

    /// <summary>A board, whose key stands in its application.</summary>
    Board,
}
