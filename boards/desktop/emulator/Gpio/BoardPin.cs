namespace Samgr.Emulator.Gpio;

/// <summary>A pin.</summary>
public sealed record BoardPin
{
    /// <summary>The number by which a program opens it.</summary>
    public required int Number { get; init; }

    /// <summary>The name printed on the board.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it can only be read, and has no resistor of its own.</summary>
    public bool InputOnly { get; init; }
}
