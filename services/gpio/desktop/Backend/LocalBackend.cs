using System.Device.Gpio.Bank;

namespace System.Device.Gpio.Backend;

/// <summary>A bank of pins in this very process.</summary>
internal sealed class LocalBackend(PinBank bank) : IGpioBackend, IPinOwner
{
    public Action<int, bool>? Edge { get; set; }

    public int PinCount => bank.Count;

    public string Name => "this process";

    public int Open(int pin) => bank.Open(this, pin);

    public int Close(int pin) => bank.Close(this, pin);

    public int SetMode(int pin, PinMode mode) => bank.SetMode(this, pin, mode);

    public int SupportsMode(int pin, PinMode mode) => bank.SupportsMode(pin, mode);

    public int Read(int pin) => bank.Read(this, pin);

    public int Write(int pin, bool isHigh) => bank.Write(this, pin, isHigh);

    public int Watch(int pin, bool isWatched) => bank.Watch(this, pin, isWatched);

    void IPinOwner.OnEdge(int pin, bool isHigh) => Edge?.Invoke(pin, isHigh);
}
