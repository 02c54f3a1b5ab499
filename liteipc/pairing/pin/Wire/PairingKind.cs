namespace LiteIpc.Pairing.Pin;

/// <summary>The kinds of messages. Each is its length (2 bytes, little-endian, of what follows), its kind (1 byte), and its content.</summary>
internal enum PairingKind : byte
{
    /// <summary>Version, length of the name, name. Its form holds for all versions.</summary>
    Hello = 1,

    /// <summary>The reason, and a number that belongs to it (2 bytes): a version, or seconds.</summary>
    Refusal = 2,

    /// <summary>J-PAKE, round 1.</summary>
    Round1 = 3,

    /// <summary>J-PAKE, round 2.</summary>
    Round2 = 4,

    /// <summary>The tag that shows that a side has the key.</summary>
    Proof = 5,

    /// <summary>The side can keep the other one.</summary>
    Ready = 6,

    /// <summary>The side has kept the other one.</summary>
    Kept = 7,
}
