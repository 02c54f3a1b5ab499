namespace LiteIpc.Pairing.Pin;

/// <summary>The reasons for which two devices are not paired.</summary>
public enum PairingRefusal
{
    /// <summary>Nobody answers at the address.</summary>
    Unreachable,

    /// <summary>The other side does not answer in time, or has ended the connection.</summary>
    BrokenOff,

    /// <summary>The PIN is another one, or its minute is over.</summary>
    WrongPin,

    /// <summary>There were three failures: pairing is closed for a minute.</summary>
    Closed,

    /// <summary>The other side is being paired with somebody else.</summary>
    Busy,

    /// <summary>The other side speaks another version.</summary>
    OtherVersion,

    /// <summary>The proofs belong to another connection: somebody is between both sides.</summary>
    SomebodyBetween,

    /// <summary>The other side says what is no message of pairing.</summary>
    Nonsense,

    /// <summary>One side cannot keep the other one under that name.</summary>
    NotKept,
}
