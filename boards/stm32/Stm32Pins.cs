using Samgr.Boards;

namespace Samgr.Stm32;

/// <summary>The pins of an STM32F769I-DISCO; a pin is 16 times its port, A being 0, and its number in the port.</summary>
public static class Stm32Pins
{
    /// <summary>The USER button B1 at PA0, which pulls it high.</summary>
    public const int User = 0;

    /// <summary>The red LED LD1 at PJ13.</summary>
    public const int Led = ('J' - 'A') * PinsOfPort + 13;

    /// <summary>The green LED LD2 at PJ5.</summary>
    public const int Heartbeat = ('J' - 'A') * PinsOfPort + 5;

    private const int PinsOfPort = 16;

    /// <summary>The pin map of the board.</summary>
    public static BoardPins Map() => new BoardPins("stm32", User, Led, Heartbeat) { IsButtonActiveLow = false };
}
