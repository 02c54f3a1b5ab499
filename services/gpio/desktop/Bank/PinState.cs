namespace System.Device.Gpio.Bank;

/// <summary>A pin as it is at the moment.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsHigh">Its level.</param>
/// <param name="Mode">How it is used; null while it is closed.</param>
/// <param name="Owner">The process that has opened it; null while it is closed.</param>
public readonly record struct PinState(int Number, string Name, bool IsHigh, PinMode? Mode, IPinOwner? Owner);
