namespace System.Device.Gpio.Bank;

/// <summary>The resistor that a board has at a pin.</summary>
public enum PinPull
{
    /// <summary>None: a pin that nothing drives is low.</summary>
    None,

    /// <summary>To high: a wire that nothing drives is high.</summary>
    Up,

    /// <summary>To low: the level that a wire has without it, too.</summary>
    Down,
}
