namespace System.Device.Gpio.Backend;

/// <summary>The board that has the pins of this process. Results are those of <see cref="PinResult"/>.</summary>
internal interface IGpioBackend
{
    /// <summary>Called with pin and level at each edge of a watched pin, on a thread that must not be held up.</summary>
    Action<int, bool>? Edge { get; set; }

    /// <summary>How many pins there are, or a negative result.</summary>
    int PinCount { get; }

    int Open(int pin);

    int Close(int pin);

    int SetMode(int pin, PinMode mode);

    /// <summary>1 when the pin supports the mode, 0 when it does not.</summary>
    int SupportsMode(int pin, PinMode mode);

    /// <summary>1 for high, 0 for low.</summary>
    int Read(int pin);

    int Write(int pin, bool isHigh);

    int Watch(int pin, bool isWatched);
}
