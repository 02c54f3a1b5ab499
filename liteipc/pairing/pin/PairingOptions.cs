namespace LiteIpc.Pairing.Pin;

/// <summary>How a device is paired. It never changes.</summary>
public sealed record PairingOptions
{
    /// <summary>The port of whoever names none.</summary>
    public const int UsualPort = 47110;

    /// <summary>The version of what both sides say.</summary>
    public const int Version = 1;

    /// <summary>Digits of a PIN.</summary>
    public const int PinDigits = 6;

    /// <summary>Failures in a row after which pairing is closed.</summary>
    public const int MaxFailures = 3;

    /// <summary>How long a PIN lives.</summary>
    public static readonly TimeSpan PinLife = TimeSpan.FromSeconds(60);

    /// <summary>How long pairing is closed.</summary>
    public static readonly TimeSpan ClosedFor = TimeSpan.FromSeconds(60);

    /// <summary>How long the side that shows the PIN waits for each message of a guest whose try has not begun.</summary>
    public static readonly TimeSpan StepTime = TimeSpan.FromSeconds(5);

    /// <summary>How long a side waits for each message of a try: a small computer takes seconds for its proofs, and writes to its disk at the end.</summary>
    public static readonly TimeSpan TryTime = TimeSpan.FromSeconds(10);

    /// <summary>The name that this device proposes for itself: see <see cref="DeviceNames"/>.</summary>
    public required string OwnName { get; init; }

    /// <summary>The other device's name here; null for the one that it has already, or else the one that it proposes.</summary>
    public string? PeerName { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
