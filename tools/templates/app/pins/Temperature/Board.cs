using Samgr;
using Samgr.Gpio;

namespace Temperature;

/// <summary>What is different from board to board.</summary>
internal static class Board
{
    public const string Name = "SAMGR_BOARD";

    // SAMGR_WIRING.
    private const int Led = SAMGR_PIN;

    private static GpioModule? _gpio;

    public static void InstallProvider(SamgrLite samgr)
    {
        _gpio = new GpioModule();
        _gpio.Install(samgr);
    }

    // Gives the pins of a provider back that has ended; the next one could not open them.
    public static void CloseProvider() => _gpio?.Close();

    public static void InstallConsumer(SamgrLite samgr)
    {
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new StatusLed(Led)));
    }
}
