namespace Samgr.Emulator.Control;

/// <summary>One row of the table of links between devices.</summary>
/// <param name="First">The device that dials.</param>
/// <param name="Second">The other one.</param>
/// <param name="Security">tls or hmac.</param>
/// <param name="State">up, down while no connection passes, or cut.</param>
/// <param name="DelayMs">Milliseconds that bytes are under way in each direction.</param>
/// <param name="JitterMs">Up to how many milliseconds longer.</param>
/// <param name="Bandwidth">Bytes a second in each direction; 0 for as many as go.</param>
public sealed record LinkInfo(string First, string Second, string Security, string State, int DelayMs, int JitterMs, int Bandwidth)
{
    internal const string Up = "up";
    internal const string Down = "down";
    internal const string Cut = "cut";
}

/// <summary>A change of a link; null leaves a value as it is.</summary>
public sealed record LinkChange
{
    /// <summary>Milliseconds that bytes are under way in each direction, from 0 to 60,000.</summary>
    public int? DelayMs { get; init; }

    /// <summary>Up to how many milliseconds longer, from 0 to 60,000.</summary>
    public int? JitterMs { get; init; }

    /// <summary>Bytes a second in each direction, 0 or more; 0 for as many as go.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>Whether nothing passes; its connections are closed at once.</summary>
    public bool? IsCut { get; init; }
}
