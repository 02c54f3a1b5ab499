namespace Samgr.Emulator.Gpio;

/// <summary>What is on a board: its pins and what is wired to them.</summary>
public sealed record Board
{
    /// <summary>The name of the board.</summary>
    public required string Name { get; init; }

    /// <summary>What board it is, in one sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The pins that a program can open.</summary>
    public required IReadOnlyList<BoardPin> Pins { get; init; }

    /// <summary>The LEDs.</summary>
    public IReadOnlyList<BoardLed> Leds { get; init; } = [];

    /// <summary>The buttons.</summary>
    public IReadOnlyList<BoardButton> Buttons { get; init; } = [];

    /// <summary>The wires from pin to pin.</summary>
    public IReadOnlyList<BoardWire> Wires { get; init; } = [];
}
