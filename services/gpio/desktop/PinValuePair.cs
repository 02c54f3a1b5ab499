namespace System.Device.Gpio;

/// <summary>A pin and its value.</summary>
public readonly struct PinValuePair
{
    /// <summary>Makes a pair.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="pinValue">Its value.</param>
    public PinValuePair(int pinNumber, PinValue pinValue)
    {
        PinNumber = pinNumber;
        PinValue = pinValue;
    }

    /// <summary>The pin.</summary>
    public int PinNumber { get; }

    /// <summary>Its value.</summary>
    public PinValue PinValue { get; }

    /// <summary>Takes it apart.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="pinValue">Its value.</param>
    public void Deconstruct(out int pinNumber, out PinValue pinValue)
    {
        pinNumber = PinNumber;
        pinValue = PinValue;
    }
}
