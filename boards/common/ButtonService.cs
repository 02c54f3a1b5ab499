using System.Device.Gpio;
using LiteIpc;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>Toggles an LED when a button is pressed; both are pins of another process, which calls this one at each edge.</summary>
internal sealed class ButtonService : GpioUser
{
    /// <summary>The name by which gpio's process finds it.</summary>
    internal const string ServiceName = "button";

    /// <summary>(int32 pin, bool high) -> (): an edge of the button.</summary>
    internal const int Edge = 1;

    private const int DebounceMs = 20;
    private const int LookMs = 100;

    private readonly BoardPins _pins;

    internal ButtonService(BoardPins pins)
    {
        _pins = pins;
        Api = new ButtonApi(this);
    }

    public override string Name => ServiceName;

    internal ButtonApi Api { get; }

    protected override int RetryMs => LookMs;

    protected override int HeartbeatMs => LookMs;

    /// <summary>On the service's own thread: the button has been pressed or released.</summary>
    internal int OnEdge(int pin, bool isHigh)
    {
        if (pin != _pins.Button || Proxy == null)
        {
            return EC.Invalid;
        }

        bool isPressed = isHigh != _pins.IsButtonActiveLow;
        return isPressed ? ((IGpio)Proxy).Toggle(_pins.Led, out _) : EC.Success;
    }

    protected override int SetUp(IGpio gpio)
    {
        SvcIdentity self = Samgr!.QueryIdentity(Name, null);
        if (!self.IsValid)
        {
            return EC.NoService;
        }

        int result = gpio.Configure(_pins.Led, PinMode.Output);
        if (result == EC.Success)
        {
            result = gpio.Configure(_pins.Button, _pins.IsButtonActiveLow ? PinMode.InputPullUp : PinMode.InputPullDown);
        }

        if (result == EC.Success)
        {
            result = gpio.Watch(_pins.Button, DebounceMs, self, Edge);
        }

        if (result == EC.Success)
        {
            Log(LogLevel.Info, "watches pin " + _pins.Button);
            Samgr.Options.Host?.ReportMilestone(BoardApplication.ButtonMilestone);
        }

        return result;
    }

    protected override int Beat(IGpio gpio) => EC.Success;
}

/// <summary>What gpio calls.</summary>
internal sealed class ButtonApi : ServerProxy
{
    private readonly ButtonService _service;

    internal ButtonApi(ButtonService service)
    {
        _service = service;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (funcId != ButtonService.Edge)
        {
            return EC.UnknownCode;
        }

        int pin = request.ReadInt32();
        bool isHigh = request.ReadBool();
        return request.Available ? _service.OnEdge(pin, isHigh) : EC.Invalid;
    }
}
