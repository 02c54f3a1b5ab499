using LiteIpc;

namespace Samgr.Samples.Greenhouse;

/// <summary>What a panel shows.</summary>
[ServiceInterface("panel")]
public interface IPanel
{
    /// <summary>The last news in words.</summary>
    string Show();
}

/// <summary>
/// A client in another process: it finds the greenhouse when it arrives, watches its climate, and shows what it is told. When the process
/// of the greenhouse ends it waits for the next one and watches that.
/// </summary>
[Service]
public sealed class Panel : IPanel, IServiceStart, IServiceMessages
{
    private const int ClimateArrived = 1;
    private const int ClimateGone = 2;
    private const int News = 3;

    private SamgrLite? _samgr;
    private Identity? _identity;
    private PanelWatcher? _watcher;
    private IClimate? _climate;
    private string _news = "all quiet";

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _identity = identity;
        _watcher = new PanelWatcher(samgr, identity, News);
        return AwaitClimate();
    }

    /// <inheritdoc/>
    public bool OnMessage(Request request)
    {
        switch (request.MsgId)
        {
            case ClimateArrived:
                return Watch();
            case ClimateGone:
                return AwaitClimate();
            default:
                Reading reading = (Reading)request.Data!;
                _news = "bed " + reading.Bed + (reading.Comfort == Comfort.TooWarm ? " is too warm: " : " is fine again: ") + reading.Tenths;
                return true;
        }
    }

    /// <inheritdoc/>
    public string Show() => _news;

    private bool AwaitClimate() => _samgr!.NotifyArrival("greenhouse", "climate", _identity, ClimateArrived) == EC.Success;

    private bool Watch()
    {
        // Found once: the same proxy leads to the next greenhouse, whose address its next call asks for.
        _climate ??= ClimateProxy.Find(_samgr!);
        if (_climate == null || InterfaceProxy.NotifyExit(_climate, _identity, ClimateGone) != EC.Success)
        {
            return false;
        }

        try
        {
            _climate.Watch(_watcher!);
            return true;
        }
        catch (ServiceException away)
        {
            // Gone before it had an address; any other loss is told as ClimateGone.
            return away.Code == EC.NoService && AwaitClimate();
        }
    }
}
