namespace System.Device.Gpio;

/// <summary>What the number of a pin means.</summary>
public enum PinNumberingScheme
{
    /// <summary>The number that the chip gives it.</summary>
    Logical = 0,

    /// <summary>The number printed on the board.</summary>
    Board = 1,
}
