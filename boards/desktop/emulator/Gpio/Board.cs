namespace Samgr.Emulator.Gpio;

/// <summary>A board: its pins and the parts that are wired to them.</summary>
public sealed record Board
{
    /// <summary>The name of the board.</summary>
    public required string Name { get; init; }

    /// <summary>The description of the board, in one sentence.</summary>
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
