namespace Samgr.Emulator.Gpio;

/// <summary>An LED at a pin.</summary>
public sealed record BoardLed
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the pin.</summary>
    public required int Pin { get; init; }

    /// <summary>Whether it shines while the pin is low.</summary>
    public bool ActiveLow { get; init; }
}
