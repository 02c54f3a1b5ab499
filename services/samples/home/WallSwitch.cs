using System.Device.Gpio;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Gpio;

namespace Samgr.Samples.Home;

/// <summary>
/// The switch of the hall: a press of the board's button toggles the relay of the kitchen, which is another device. The call is the one that
/// it would be at home; only the Find names the device. The gpio service and Broadcast run in the same process.
/// </summary>
[Service]
public sealed class WallSwitch : IWallSwitch, IServiceStart
{
    /// <summary>The device that has the relay.</summary>
    public const string Kitchen = "kitchen";

    /// <summary>The pin of the button, which is low while it is pressed.</summary>
    public const int Pin = 0;

    private const int DebounceMs = 20;

    private readonly Topic _topic = new Topic(GpioNames.TopicOf(Pin));
    private SamgrLite? _samgr;
    private IGpio? _gpio;
    private IPubSub? _pubSub;
    private IRelay? _relay;
    private string _news = "not pressed yet";

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _gpio = GpioClient.Find(samgr);
        _pubSub = (IPubSub?)samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
        if (_gpio == null || _pubSub == null)
        {
            samgr.Options.WriteLog(LogLevel.Error, "the hall needs gpio and Broadcast in its process", "wallswitch");
            return false;
        }

        int result = _gpio.Configure(Pin, PinMode.InputPullUp);
        if (result == EC.Success)
        {
            result = _gpio.Watch(Pin, DebounceMs);
        }

        if (result != EC.Success)
        {
            samgr.Options.WriteLog(LogLevel.Error, "pin " + Pin + " cannot be watched: " + EC.NameOf(result), "wallswitch");
            return false;
        }

        _pubSub.Subscribe(_topic, new ButtonConsumer(this, identity));
        samgr.Options.WriteLog(LogLevel.Info, "watches pin " + Pin, "wallswitch");
        return true;
    }

    /// <inheritdoc/>
    public string Show() => _news;

    /// <summary>On the service's own thread: the button has been pressed or released.</summary>
    internal void OnEdge(bool isHigh)
    {
        if (isHigh)
        {
            return;
        }

        _news = Press();
        _samgr!.Options.WriteLog(LogLevel.Info, _news, "wallswitch");
    }

    private string Press()
    {
        // Found once: the same proxy calls the kitchen again when it was away and has come back.
        _relay ??= RelayProxy.Find(_samgr!, Kitchen);
        if (_relay == null)
        {
            return "the kitchen's relay cannot be found";
        }

        try
        {
            return "the kitchen's relay is " + (_relay.Toggle() ? "on" : "off");
        }
        catch (ServiceException error)
        {
            return "the kitchen's relay was not switched: " + error.Message;
        }
    }
}
