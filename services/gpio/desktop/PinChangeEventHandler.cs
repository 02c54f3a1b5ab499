namespace System.Device.Gpio;

/// <summary>Gets the edges of a pin that it was registered for, on the thread of the interrupts.</summary>
/// <param name="sender">The pin.</param>
/// <param name="pinValueChangedEventArgs">The change.</param>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
