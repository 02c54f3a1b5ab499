using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>
/// The pins of the board: the service itself in its own process, and a <see cref="GpioClient"/> in any other. Every method
/// may be called from any thread.
/// </summary>
/// <remarks>
/// Each returns <see cref="EC.Success"/>; <see cref="EC.Invalid"/> for an unknown pin, one that is not configured, or a mode
/// that does not fit; <see cref="EC.Busy"/> for a pin that somebody else has opened; <see cref="EC.NoInit"/> when the board
/// has no GPIO; or, from another process, the code of the call. The service's log says more.
/// </remarks>
public interface IGpio : IUnknown
{
    /// <summary>Opens a pin, or changes the mode of one that is open.</summary>
    /// <returns>One of the codes of <see cref="IGpio"/>.</returns>
    int Configure(int pin, PinMode mode);

    /// <summary>Reads a pin.</summary>
    /// <returns>One of the codes of <see cref="IGpio"/>.</returns>
    int Read(int pin, out bool isHigh);

    /// <summary>Writes an output; it blinks no longer.</summary>
    /// <returns>One of the codes of <see cref="IGpio"/>.</returns>
    int Write(int pin, bool isHigh);

    /// <summary>Gives an output the level that it does not have; it blinks no longer.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="isHigh">The level that it has now.</param>
    /// <returns>One of the codes of <see cref="IGpio"/>.</returns>
    int Toggle(int pin, out bool isHigh);

    /// <summary>Has an output go on and off.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="periodMs">Milliseconds from one rising edge to the next, 2 or more; 0 stops.</param>
    /// <returns>One of the codes of <see cref="IGpio"/>.</returns>
    int Blink(int pin, int periodMs);

    /// <summary>
    /// Has the edges of a pin published in the caller's process under <see cref="GpioNames.TopicOf"/>, to which whoever wants
    /// them subscribes with the process's <see cref="Broadcast.IPubSub"/>; the topic is there once this has succeeded.
    /// </summary>
    /// <param name="pin">The pin.</param>
    /// <param name="debounceMs">Milliseconds for which it has to be quiet after an edge; 0 counts each. The last to watch decides.</param>
    /// <returns>
    /// One of the codes of <see cref="IGpio"/>; <see cref="EC.NoService"/> also when the process has no Broadcast, or its gpio client is not known to
    /// samgr yet; <see cref="EC.NoSpace"/> when 8 processes watch the pin.
    /// </returns>
    int Watch(int pin, int debounceMs);

    /// <summary>Ends what one or several <see cref="Watch"/> of this process began.</summary>
    /// <returns>One of the codes of <see cref="IGpio"/>; <see cref="EC.Invalid"/> also when no <see cref="Watch"/> did.</returns>
    int Unwatch(int pin);
}
