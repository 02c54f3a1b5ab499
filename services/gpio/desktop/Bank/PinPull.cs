namespace System.Device.Gpio.Bank;

/// <summary>The resistor at a pin.</summary>
internal enum PinPull
{
    None,

    Up,

    Down,
}
