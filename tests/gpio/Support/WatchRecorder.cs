using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Device.Gpio.Backend;

namespace Samgr.Gpio.Tests;

/// <summary>Remembers whose interrupts are on.</summary>
internal sealed class WatchRecorder(IGpioBackend pins) : IGpioBackend
{
    private readonly ConcurrentDictionary<int, bool> _watched = new();

    public Action<int, bool>? Edge
    {
        get => pins.Edge;
        set => pins.Edge = value;
    }

    public int PinCount => pins.PinCount;

    public bool IsWatched(int pin) => _watched.TryGetValue(pin, out bool isWatched) && isWatched;

    public int Open(int pin) => pins.Open(pin);

    public int Close(int pin) => pins.Close(pin);

    public int SetMode(int pin, PinMode mode) => pins.SetMode(pin, mode);

    public int SupportsMode(int pin, PinMode mode) => pins.SupportsMode(pin, mode);

    public int Read(int pin) => pins.Read(pin);

    public int Write(int pin, bool isHigh) => pins.Write(pin, isHigh);

    public int Watch(int pin, bool isWatched)
    {
        _watched[pin] = isWatched;
        return pins.Watch(pin, isWatched);
    }
}
