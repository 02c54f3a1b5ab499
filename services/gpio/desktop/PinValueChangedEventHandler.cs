namespace System.Device.Gpio;

/// <summary>Gets the edges of one pin, on the thread of the interrupts.</summary>
/// <param name="sender">The pin.</param>
/// <param name="e">The change.</param>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
