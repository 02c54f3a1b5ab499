namespace System.Device.Gpio.Bank;

/// <summary>A change of the level of a pin.</summary>
/// <param name="Time">Since the bank was made.</param>
/// <param name="Pin">The pin.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsHigh">The level it has now.</param>
/// <param name="Cause">The process that caused it; null for the world outside.</param>
public readonly record struct PinChange(TimeSpan Time, int Pin, string Name, bool IsHigh, IPinOwner? Cause);
