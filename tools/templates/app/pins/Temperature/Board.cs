using Samgr;
using Samgr.Gpio;

namespace Temperature;

/// <summary>What is different from board to board.</summary>
internal static class Board
{
    public const string Name = "SAMGR_BOARD";

    // SAMGR_WIRING.
    private const int Led = SAMGR_PIN;

    public static void InstallProvider(SamgrLite samgr) => new GpioModule().Install(samgr);

    public static void InstallConsumer(SamgrLite samgr)
    {
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new StatusLed(Led)));
    }
}
