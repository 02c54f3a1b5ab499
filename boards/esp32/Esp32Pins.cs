using Samgr.Boards;

namespace Samgr.Esp32;

/// <summary>The pins of an ESP32-DevKitC with one more LED.</summary>
public static class Esp32Pins
{
    /// <summary>The BOOT button, which pulls GPIO0 low.</summary>
    public const int Boot = 0;

    /// <summary>The LED of most DevKitC clones.</summary>
    public const int Led = 2;

    /// <summary>An LED of your own, through 330 ohms to ground.</summary>
    public const int Heartbeat = 4;

    /// <summary>The pin map of the board.</summary>
    public static BoardPins Map() => new BoardPins("esp32", Boot, Led, Heartbeat);
}
