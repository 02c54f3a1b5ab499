using System.Device.Gpio.Bank;

namespace System.Device.Gpio.Backend;

/// <summary>A bank of pins in this very process, for tests and for programs that no machine runs.</summary>
/// <param name="bank">The pins. All that are opened here belong to this backend.</param>
public sealed class LocalBackend(PinBank bank) : IGpioBackend, IPinOwner
{
    /// <inheritdoc/>
    public Action<int, bool>? Edge { get; set; }

    /// <inheritdoc/>
    public int PinCount => bank.Count;

    /// <inheritdoc/>
    public string Name => "this process";

    /// <inheritdoc/>
    public int Open(int pin) => bank.Open(this, pin);

    /// <inheritdoc/>
    public int Close(int pin) => bank.Close(this, pin);

    /// <inheritdoc/>
    public int SetMode(int pin, PinMode mode) => bank.SetMode(this, pin, mode);

    /// <inheritdoc/>
    public int SupportsMode(int pin, PinMode mode) => bank.SupportsMode(pin, mode);

    /// <inheritdoc/>
    public int Read(int pin) => bank.Read(this, pin);

    /// <inheritdoc/>
    public int Write(int pin, bool isHigh) => bank.Write(this, pin, isHigh);

    /// <inheritdoc/>
    public int Watch(int pin, bool isWatched) => bank.Watch(this, pin, isWatched);

    void IPinOwner.OnEdge(int pin, bool isHigh) => Edge?.Invoke(pin, isHigh);
}
