using Samgr;
using Samgr.Gpio;

namespace Temperature;

/// <summary>What is different from board to board: here the ESP32-DevKitC.</summary>
internal static class Board
{
    public const string Name = "esp32";

    // GPIO2, the LED of most DevKitC clones.
    private const int Led = 2;

    public static void InstallProvider(SamgrLite samgr) => new GpioModule().Install(samgr);

    public static void InstallConsumer(SamgrLite samgr)
    {
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new StatusLed(Led)));
    }
}
