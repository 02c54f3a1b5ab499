using System.Device.Gpio;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>
/// Toggles an LED when a button is pressed. Both are pins of the gpio service of another process; the edges of the button come
/// as a topic of this process's Broadcast.
/// </summary>
internal sealed class ButtonService : GpioUser
{
    internal const string ServiceName = "button";

    private const int DebounceMs = 20;
    private const int LookMs = 100;

    private readonly BoardPins _pins;
    private readonly Topic _topic;
    private ButtonConsumer? _consumer;

    internal ButtonService(BoardPins pins)
    {
        _pins = pins;
        _topic = new Topic(GpioNames.TopicOf(pins.Button));
    }

    public override string Name => ServiceName;

    protected override int HeartbeatMs => LookMs;

    public override bool Initialize(Identity identity)
    {
        _consumer = new ButtonConsumer(this, identity);
        return base.Initialize(identity);
    }

    /// <summary>On the service's own thread: the button has been pressed or released.</summary>
    internal void OnEdge(bool isHigh)
    {
        if (isHigh != _pins.IsButtonActiveLow)
        {
            ((IGpio)Proxy!).Toggle(_pins.Led, out _);
        }
    }

    protected override int SetUp(IGpio gpio)
    {
        int result = gpio.Configure(_pins.Led, PinMode.Output);
        if (result == EC.Success)
        {
            result = gpio.Configure(_pins.Button, _pins.IsButtonActiveLow ? PinMode.InputPullUp : PinMode.InputPullDown);
        }

        if (result == EC.Success)
        {
            result = gpio.Watch(_pins.Button, DebounceMs);
        }

        if (result == EC.Success)
        {
            // After a restart of gpio it has subscribed already.
            IPubSub pubSub = (IPubSub)Samgr!.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
            pubSub.Subscribe(_topic, _consumer);
            pubSub.Release();
            Log(LogLevel.Info, "watches pin " + _pins.Button);
            Samgr.Options.Host?.ReportMilestone(BoardApplication.ButtonMilestone);
        }

        return result;
    }

    protected override int Beat(IGpio gpio) => EC.Success;
}

/// <summary>Gets the edges of the button.</summary>
internal sealed class ButtonConsumer : Consumer
{
    private readonly ButtonService _service;
    private readonly Identity _identity;

    internal ButtonConsumer(ButtonService service, Identity identity)
    {
        _service = service;
        _identity = identity;
    }

    public override string Name => ButtonService.ServiceName;

    public override Identity? Identity => _identity;

    public override void Notify(Topic topic, Request origin) => _service.OnEdge(((byte[])origin.Data!)[0] != 0);
}
