namespace System.Device.Gpio;

/// <summary>The meaning of pin numbers.</summary>
public enum PinNumberingScheme
{
    /// <summary>The number that the chip gives it.</summary>
    Logical = 0,

    /// <summary>The number printed on the board.</summary>
    Board = 1,
}
