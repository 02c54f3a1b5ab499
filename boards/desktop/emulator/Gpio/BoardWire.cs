namespace Samgr.Emulator.Gpio;

/// <summary>A wire from pin to pin.</summary>
public sealed record BoardWire
{
    /// <summary>The number of the pin at one end.</summary>
    public required int From { get; init; }

    /// <summary>The number of the pin at the other end.</summary>
    public required int To { get; init; }
}
