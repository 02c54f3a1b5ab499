using System.Device.Gpio;
using LiteIpc;
using Samgr;
using Samgr.Gpio;

namespace Temperature;

/// <summary>Shows that the board is alive: toggles an LED every second, through the gpio service of the other process.</summary>
internal sealed class StatusLed : DependentService
{
    private readonly int _pin;

    internal StatusLed(int pin)
    {
        _pin = pin;
    }

    public override string Name => "status_led";

    protected override string DependsOn => GpioNames.Service;

    protected override void OnFound() => Configure();

    protected override int OnHeartbeat()
    {
        int result = ((GpioClient)Proxy!).Toggle(_pin, out _);
        return result == EC.Success ? result : Configure();
    }

    private int Configure() => ((GpioClient)Proxy!).Configure(_pin, PinMode.Output);
}
