namespace Samgr.Emulator.Gpio;

/// <summary>A button at a pin.</summary>
public sealed record BoardButton
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the pin.</summary>
    public required int Pin { get; init; }

    /// <summary>The resistor on the board: "up", "down" or "none".</summary>
    public string Pull { get; init; } = "none";

    /// <summary>Whether it pulls the pin low when it is pressed, rather than high.</summary>
    public bool ActiveLow { get; init; }
}
