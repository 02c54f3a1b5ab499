using System.Device.Gpio;
using Samgr.Boards;
using Samgr.Gpio;

namespace Temperature;

/// <summary>
/// Shows that the board is alive: toggles an LED every second, through the gpio service of the other process. A board without
/// that pin costs one line.
/// </summary>
internal sealed class StatusLed : GpioUser
{
    private readonly int _pin;

    internal StatusLed(int pin)
    {
        _pin = pin;
    }

    public override string Name => "status_led";

    protected override int SetUp(IGpio gpio) => gpio.Configure(_pin, PinMode.Output);

    protected override int Beat(IGpio gpio) => gpio.Toggle(_pin, out _);
}
