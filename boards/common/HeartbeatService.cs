using System.Device.Gpio;
using LiteIpc;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>Shows that the board is alive: toggles an LED at intervals.</summary>
internal sealed class HeartbeatService : GpioUser
{
    private readonly int _pin;
    private readonly int _periodMs;

    internal HeartbeatService(int pin, int periodMs)
    {
        _pin = pin;
        _periodMs = periodMs;
    }

    public override string Name => "heartbeat";

    protected override int HeartbeatMs => _periodMs;

    protected override int SetUp(IGpio gpio)
    {
        int result = gpio.Configure(_pin, PinMode.Output);
        if (result == EC.Success)
        {
            Log(LogLevel.Info, "blinks at pin " + _pin);
        }

        return result;
    }

    protected override int Beat(IGpio gpio) => gpio.Toggle(_pin, out _);
}
