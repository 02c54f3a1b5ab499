using System.Threading;
using LiteIpc;

namespace Samgr.Samples.Home;

/// <summary>
/// The display of the hub: it shows the temperature of the kitchen, which is another device, and looks each two seconds whether that is
/// there. When the kitchen goes it is told once, and the proxy finds the kitchen again once it is back.
/// </summary>
[Service]
public sealed class Display : IDisplay, IServiceStart, IServiceMessages
{
    /// <summary>The device that has the temperature.</summary>
    public const string Kitchen = "kitchen";

    private const int PeriodMs = 2000;
    private const int Tick = 1;
    private const int KitchenGone = 2;

    private SamgrLite? _samgr;
    private Identity? _identity;
    private Timer? _timer;
    private int _isTickSent;
    private ITemperature? _kitchen;
    private bool _isWatched;
    private int _losses;

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _identity = identity;
        _timer = new Timer(OnTimer, null, 0, PeriodMs);
        return true;
    }

    /// <inheritdoc/>
    public bool OnMessage(Request request)
    {
        if (request.MsgId == KitchenGone)
        {
            _isWatched = false;
            _losses++;
            Log(LogLevel.Warn, "the kitchen is gone");
            return true;
        }

        Interlocked.Exchange(ref _isTickSent, 0);
        if (!_isWatched)
        {
            Show();
        }

        return true;
    }

    /// <inheritdoc/>
    public int CountLosses() => _losses;

    /// <inheritdoc/>
    public string Show()
    {
        _kitchen ??= TemperatureProxy.Find(_samgr!, Kitchen);
        if (_kitchen == null)
        {
            return "the kitchen is not there";
        }

        try
        {
            int tenths = _kitchen.Read();
            string shown = "kitchen: " + (tenths / 10) + "." + (tenths % 10) + " degrees";
            if (!_isWatched)
            {
                _isWatched = InterfaceProxy.NotifyExit(_kitchen, _identity, KitchenGone) == EC.Success;
                Log(LogLevel.Info, shown);
            }

            return shown;
        }
        catch (ServiceException error)
        {
            return "the kitchen does not answer: " + error.Message;
        }
    }

    private void OnTimer(object? state)
    {
        if (Interlocked.CompareExchange(ref _isTickSent, 1, 0) == 0
            && _samgr!.SendRequest(_identity, new Request(Tick), null) != EC.Success)
        {
            Interlocked.Exchange(ref _isTickSent, 0);
        }
    }

    private void Log(int level, string text) => _samgr!.Options.WriteLog(level, text, "display");
}
