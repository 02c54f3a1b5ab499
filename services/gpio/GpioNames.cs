namespace Samgr.Gpio;

/// <summary>The names of the gpio service, and the functions that can be called there.</summary>
public static class GpioNames
{
    /// <summary>The service that has the pins of the board.</summary>
    public const string Service = "gpio";

    /// <summary>The beginning of the service name of a <see cref="GpioClientModule"/>; the pid of its process follows.</summary>
    public const string ClientService = "gpio@";

    /// <summary>The topic of pin 0; the edges of a pin are published under this with the pin's number added.</summary>
    public const uint FirstTopic = 0x47500000;

    /// <summary>() -> (): whether the service lives.</summary>
    public const int Ping = 0;

    /// <summary>(int32 pin, int32 mode) -> (); the mode is one of System.Device.Gpio.PinMode.</summary>
    public const int Configure = 1;

    /// <summary>(int32 pin) -> (bool high).</summary>
    public const int Read = 2;

    /// <summary>(int32 pin, bool high) -> ().</summary>
    public const int Write = 3;

    /// <summary>(int32 pin) -> (bool high): the level that it has now.</summary>
    public const int Toggle = 4;

    /// <summary>(int32 pin, int32 period in ms) -> (); 0 stops.</summary>
    public const int Blink = 5;

    /// <summary>
    /// (int32 pin, int32 debounce in ms, remote object callback) -> (). At each edge function <see cref="Edge"/> of the
    /// callback is called one-way.
    /// </summary>
    public const int Watch = 6;

    /// <summary>(int32 pin, int32 0, remote object callback) -> ().</summary>
    public const int Unwatch = 7;

    /// <summary>(int32 pin, bool high) -> (): an edge, told to a callback.</summary>
    public const int Edge = 8;

    /// <summary>The topic under which the edges of a pin are published; its payload is one byte, 1 for high.</summary>
    public static uint TopicOf(int pin) => FirstTopic + (uint)pin;

    /// <summary>The pin that a topic is about.</summary>
    public static int PinOf(uint topic) => (int)(topic - FirstTopic);
}
