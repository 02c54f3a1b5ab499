using Samgr.Broadcast;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>Which services stand in which process of a board.</summary>
internal sealed class BoardServices
{
    internal const int ProviderPid = 5;
    internal const int ConsumerPid = 6;
    internal const int ApplicationPid = 7;

    private readonly BoardPins _pins;
    private readonly BoardTimes _times;
    private readonly RestartRequest _restart;
    private GpioModule? _gpio;

    internal BoardServices(BoardPins pins, BoardTimes times, RestartRequest restart)
    {
        _pins = pins;
        _times = times;
        _restart = restart;
    }

    internal void InstallProvider(SamgrLite samgr)
    {
        _gpio = new GpioModule();
        _gpio.Install(samgr);
    }

    /// <summary>Gives the pins of a provider back that has been stopped; the next one could not open them.</summary>
    internal void CloseProvider() => _gpio?.Close();

    internal void InstallConsumer(SamgrLite samgr)
    {
        new BroadcastModule().Install(samgr);
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new ButtonService(_pins)));
    }

    internal void InstallApplication(SamgrLite samgr)
    {
        new GpioClientModule().Install(samgr);
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            installed.RegisterService(new HeartbeatService(_pins.Heartbeat, _times.HeartbeatMs));
            installed.RegisterService(new Watchdog(_times, _restart));
            installed.RegisterService(new MemoryService(_times.MemoryMs));
        });
    }
}
