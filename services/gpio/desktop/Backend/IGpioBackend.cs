namespace System.Device.Gpio.Backend;

/// <summary>
/// The board that has the pins of a process. Whoever runs the process plugs one in with <see cref="VirtualBoard.PlugIn"/>; applications see
/// <see cref="GpioController"/> only. A negative result is an error, one of <see cref="PinResult"/>.
/// </summary>
/// <remarks>Any thread may call each member, several of them at a time.</remarks>
public interface IGpioBackend
{
    /// <summary>
    /// Told the number of a watched pin and whether it is high now, at each edge, in order. The backend may hold a lock meanwhile: what is
    /// called must neither wait nor come back to the backend. Null while nobody listens.
    /// </summary>
    Action<int, bool>? Edge { get; set; }

    /// <summary>How many pins there are, or <see cref="PinResult.NoBoard"/>.</summary>
    int PinCount { get; }

    /// <summary>Opens a pin as an input; it is this process's until it is closed.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.InUse"/> or <see cref="PinResult.NoBoard"/>.</returns>
    int Open(int pin);

    /// <summary>Closes a pin: it is neither driven nor watched any longer.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.NotOpen"/> or <see cref="PinResult.NoBoard"/>.</returns>
    int Close(int pin);

    /// <summary>Sets how an open pin is used.</summary>
    /// <returns>
    /// <see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.UnsupportedMode"/>, <see cref="PinResult.NotOpen"/>
    /// or <see cref="PinResult.NoBoard"/>.
    /// </returns>
    int SetMode(int pin, PinMode mode);

    /// <summary>Whether a pin can be used so, open or not.</summary>
    /// <returns>1 when it can, 0 when it cannot, <see cref="PinResult.UnknownPin"/> or <see cref="PinResult.NoBoard"/>.</returns>
    int SupportsMode(int pin, PinMode mode);

    /// <summary>Reads the level of an open pin.</summary>
    /// <returns>1 for high, 0 for low, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.NotOpen"/> or <see cref="PinResult.NoBoard"/>.</returns>
    int Read(int pin);

    /// <summary>Drives an open output.</summary>
    /// <returns>
    /// <see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.NotOpen"/>, <see cref="PinResult.NotOutput"/> or
    /// <see cref="PinResult.NoBoard"/>.
    /// </returns>
    int Write(int pin, bool isHigh);

    /// <summary>Has <see cref="Edge"/> told of the edges of an open pin from now on, or no longer.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.NotOpen"/> or <see cref="PinResult.NoBoard"/>.</returns>
    int Watch(int pin, bool isWatched);
}
