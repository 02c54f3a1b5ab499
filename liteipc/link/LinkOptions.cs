namespace LiteIpc.Link;

/// <summary>Identity of this device, and the limits of its links. Set before the first session is made and not changed after.</summary>
public sealed class LinkOptions
{
    /// <summary>Bytes of a network id, of a key, and of a nonce.</summary>
    public const int IdSize = 32;

    /// <summary>Characters of a name at most.</summary>
    public const int MaxName = 63;

    /// <summary>Questions by name that a side has under way at most; the next ones are refused.</summary>
    public const int MaxQueries = 8;

    /// <summary>Rooms beyond <see cref="Credits"/> for calls whose path crosses the link already.</summary>
    public const int NestedRooms = 2;

    /// <summary>The most that <see cref="Credits"/> may be, so that each answer has its bit in <see cref="LinkFrame.Acks"/>.</summary>
    public const int MaxCredits = 62;

    /// <summary>The network id of this device.</summary>
    public readonly byte[] NetworkId;

    /// <summary>How this device proposes to be called; up to <see cref="MaxName"/> characters.</summary>
    public readonly string Name;

    /// <summary>Makes the options of a device.</summary>
    public LinkOptions(byte[] networkId, string name)
    {
        NetworkId = networkId;
        Name = name;
    }

    /// <summary>Bytes of a message's content at most; the smaller one of both sides holds.</summary>
    public int MaxContent = IpcLimits.MaxIoSize;

    /// <summary>Calls and one-way calls of the other side that have room here at one time, up to <see cref="MaxCredits"/>.</summary>
    public int Credits = 32;

    /// <summary>Calls that wait for room on the other side at most; the next one is refused.</summary>
    public int MaxWaiters = 64;

    /// <summary>Services and objects that the other side may know by number at most.</summary>
    public int MaxTargets = 256;

    /// <summary>Bytes of an answer that are kept until the caller has it; a longer one cannot be sent a second time.</summary>
    public int MaxKeptAnswer = IpcLimits.MaxIoSize;

    /// <summary>Milliseconds of silence after which a side asks whether the other one is there; after four times that it is lost.</summary>
    public int PingMs = 1000;

    /// <summary>Milliseconds that the other side has to prove who it is.</summary>
    public int ProofMs = 2000;
}
