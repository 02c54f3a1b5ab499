using Samgr;
using Samgr.Gpio;

namespace Temperature;

/// <summary>What is different from board to board: here the STM32F769I-DISCO.</summary>
internal static class Board
{
    public const string Name = "stm32";

    // PJ5, the green LED LD2: 16 times the port, A being 0, and the number in it.
    private const int Led = (('J' - 'A') * 16) + 5;

    public static void InstallProvider(SamgrLite samgr) => new GpioModule().Install(samgr);

    public static void InstallConsumer(SamgrLite samgr)
    {
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new StatusLed(Led)));
    }
}
