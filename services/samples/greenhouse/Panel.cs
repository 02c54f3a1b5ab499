using LiteIpc;

namespace Samgr.Samples.Greenhouse;

/// <summary>What a panel shows.</summary>
[ServiceInterface("panel")]
public interface IPanel
{
    /// <summary>The last news in words.</summary>
    string Show();
}

/// <summary>A client in another process: it finds the greenhouse when it arrives, watches its climate, and shows what it is told.</summary>
[Service]
public sealed class Panel : IPanel, IServiceStart, IServiceMessages
{
    private const int ClimateArrived = 1;
    private const int News = 2;

    private SamgrLite? _samgr;
    private PanelWatcher? _watcher;
    private IClimate? _climate;
    private string _news = "all quiet";

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _watcher = new PanelWatcher(samgr, identity, News);
        return samgr.NotifyArrival("greenhouse", "climate", identity, ClimateArrived) == EC.Success;
    }

    /// <inheritdoc/>
    public bool OnMessage(Request request)
    {
        if (request.MsgId == News)
        {
            Reading reading = (Reading)request.Data!;
            _news = "bed " + reading.Bed + (reading.Comfort == Comfort.TooWarm ? " is too warm: " : " is fine again: ") + reading.Tenths;
            return true;
        }

        _climate = ClimateProxy.Find(_samgr!);
        return _climate != null && _climate.Watch(_watcher!);
    }

    /// <summary>Watches again: that changes nothing as long as the greenhouse knows the panel, and renews it after a restart.</summary>
    public string Show()
    {
        try
        {
            if (_climate != null)
            {
                _climate.Watch(_watcher!);
            }

            return _news;
        }
        catch (ServiceException away)
        {
            return _news + " (" + away.Message + ")";
        }
    }
}
