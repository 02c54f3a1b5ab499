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
    int Configure(int pin, PinMode mode);

    /// <summary>Reads a pin.</summary>
    int Read(int pin, out bool isHigh);

    /// <summary>Writes an output; it blinks no longer.</summary>
    int Write(int pin, bool isHigh);

    /// <summary>Gives an output the level that it does not have; it blinks no longer.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="isHigh">The level that it has now.</param>
    int Toggle(int pin, out bool isHigh);

    /// <summary>Has an output go on and off.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="periodMs">Milliseconds from one rising edge to the next; 0 stops.</param>
    int Blink(int pin, int periodMs);

    /// <summary>
    /// Publishes the edges of a pin as <see cref="GpioNames.TopicOf"/>, in the service's process, and calls somebody back.
    /// </summary>
    /// <param name="pin">The pin.</param>
    /// <param name="debounceMs">How long it has to be quiet after an edge; 0 counts each.</param>
    /// <param name="callback">Whom to call; null, in the service's process only, for nobody.</param>
    /// <param name="funcId">The function to call there, one-way, with (int32 pin, bool high).</param>
    int Watch(int pin, int debounceMs, SvcIdentity? callback, int funcId);

    /// <summary>Ends a <see cref="Watch"/>; the pin is published until the last one has ended.</summary>
    int Unwatch(int pin, SvcIdentity? callback, int funcId);
}
