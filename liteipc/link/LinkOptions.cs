using System;

namespace LiteIpc.Link;

/// <summary>Identity of this device, and the limits of its links. Checked when it is made, and not changed afterwards; any thread may read it.</summary>
public sealed class LinkOptions
{
    /// <summary>Bytes of a network id, of a key, and of a nonce.</summary>
    public const int IdSize = 32;

    /// <summary>Bytes of a name in UTF-8 at most.</summary>
    public const int MaxName = 63;

    /// <summary>Questions by name that a side has under way at most; the next ones are refused.</summary>
    public const int MaxQueries = 8;

    /// <summary>Rooms beyond <see cref="Credits"/> for calls whose path crosses the link already.</summary>
    public const int NestedRooms = 2;

    /// <summary>The most that <see cref="Credits"/> may be, so that each answer has its bit in <see cref="LinkFrame.Acks"/>.</summary>
    public const int MaxCredits = 62;

    /// <summary>The least that <see cref="MaxContent"/> may be, so that a question has room for both names.</summary>
    public const int LeastContent = 128;

    /// <summary>Bytes of the pool of a link on a board.</summary>
    public const int BoardPool = 4096;

    private const int MaxWaiting = 1024;
    private const int HourMs = 3_600_000;

    /// <summary>The network id of this device.</summary>
    public readonly byte[] NetworkId;

    /// <summary>The name that this device proposes for itself.</summary>
    public readonly string Name;

    /// <summary>Bytes of a message's content at most; the smaller one of both sides holds.</summary>
    public readonly int MaxContent;

    /// <summary>Calls and one-way calls of the other side that have room here at one time.</summary>
    public readonly int Credits;

    /// <summary>Calls that wait for room on the other side at most; the next one is refused.</summary>
    public readonly int MaxWaiters;

    /// <summary>Services and objects that the other side may know by number at most.</summary>
    public readonly int MaxTargets;

    /// <summary>Bytes of an answer that are kept until the caller has it; a longer one cannot be sent a second time.</summary>
    public readonly int MaxKeptAnswer;

    /// <summary>Milliseconds of silence after which a side asks whether the other one is there; after four times that it is lost.</summary>
    public readonly int PingMs;

    /// <summary>Milliseconds that the other side has to prove who it is.</summary>
    public readonly int ProofMs;

    /// <summary>Makes the options of a device.</summary>
    /// <param name="networkId">The network id: 32 bytes, which are copied.</param>
    /// <param name="name">The name that the device proposes for itself: 1 to <see cref="MaxName"/> bytes of UTF-8.</param>
    /// <param name="maxContent">See <see cref="MaxContent"/>: <see cref="LeastContent"/> to 204,800.</param>
    /// <param name="credits">See <see cref="Credits"/>: 1 to <see cref="MaxCredits"/>.</param>
    /// <param name="maxWaiters">See <see cref="MaxWaiters"/>: 0 to 1,024.</param>
    /// <param name="maxTargets">See <see cref="MaxTargets"/>: 1 to 1,024.</param>
    /// <param name="maxKeptAnswer">See <see cref="MaxKeptAnswer"/>: 0 to 204,800.</param>
    /// <param name="pingMs">See <see cref="PingMs"/>: 10 to an hour.</param>
    /// <param name="proofMs">See <see cref="ProofMs"/>: 10 to an hour.</param>
    /// <param name="pool">
    /// Bytes of the link's pool, as <see cref="BoardPool"/>: contents and answers of all rooms, those of nested calls among them, and one frame each
    /// way have to fit. 0 where the heap bounds them.
    /// </param>
    /// <exception cref="ArgumentException">A value is out of its range, or the pool is too small. The message names the limit and the value.</exception>
    public LinkOptions(
        byte[] networkId,
        string name,
        int maxContent = IpcLimits.MaxIoSize,
        int credits = 32,
        int maxWaiters = 64,
        int maxTargets = 256,
        int maxKeptAnswer = IpcLimits.MaxIoSize,
        int pingMs = 1000,
        int proofMs = 2000,
        int pool = 0)
    {
        NetworkId = LinkCheck.Id("a network id", networkId);
        Name = LinkCheck.Name(name);
        MaxContent = LinkCheck.Range(nameof(MaxContent), maxContent, LeastContent, IpcLimits.MaxParcelSize);
        Credits = LinkCheck.Range(nameof(Credits), credits, 1, MaxCredits);
        MaxWaiters = LinkCheck.Range(nameof(MaxWaiters), maxWaiters, 0, MaxWaiting);
        MaxTargets = LinkCheck.Range(nameof(MaxTargets), maxTargets, 1, LinkSession.TargetPlaces);
        MaxKeptAnswer = LinkCheck.Range(nameof(MaxKeptAnswer), maxKeptAnswer, 0, IpcLimits.MaxParcelSize);
        PingMs = LinkCheck.Range(nameof(PingMs), pingMs, 10, HourMs);
        ProofMs = LinkCheck.Range(nameof(ProofMs), proofMs, 10, HourMs);
        if (pool != 0)
        {
            LinkCheck.Range("MaxContent x (2 x Credits + 4)", maxContent * ((2 * credits) + 4), 1, pool);
        }
    }
}
