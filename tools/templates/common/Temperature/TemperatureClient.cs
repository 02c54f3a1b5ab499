using System.Threading;
using LiteIpc;
using Samgr;

namespace Temperature;

/// <summary>What the client does for others.</summary>
[ServiceInterface("temperature_client")]
public interface ITemperatureClient
{
    /// <summary>Asks the service for a sensor.</summary>
    int Ask(int sensor);
}

/// <summary>Reads a sensor of the service every second, in whatever process that is, also after it has been killed.</summary>
[Service]
public sealed class TemperatureClient : ITemperatureClient, IServiceStart, IServiceMessages
{
    private const int PeriodMs = 1000;
    private const int Tick = 1;
    private const int Arrived = 2;

    private readonly Request _tick = new Request(Tick);
    private SamgrLite? _samgr;
    private Identity? _identity;
    private Timer? _timer;
    private ITemperature? _service;

    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _identity = identity;
        samgr.NotifyArrival("temperature", null, identity, Arrived);
        return true;
    }

    public bool OnMessage(Request request)
    {
        if (request.MsgId == Arrived)
        {
            _timer = new Timer(OnTimer, null, 0, PeriodMs);
            return true;
        }

        try
        {
            Log(LogLevel.Info, "sensor 0 has " + Ask(0));
        }
        catch (ServiceException error)
        {
            Log(LogLevel.Warn, error.Message);
        }

        return true;
    }

    public int Ask(int sensor)
    {
        if (_service == null)
        {
            _service = TemperatureProxy.Find(_samgr!);
        }

        if (_service == null)
        {
            throw new ServiceException(EC.NoService, "there is no temperature yet");
        }

        return _service.Read(sensor);
    }

    // Not the service's thread: it only sends the service a message.
    private void OnTimer(object? state) => _samgr!.SendRequest(_identity!, _tick, null);

    private void Log(int level, string text) => _samgr!.Options.Log?.Write(level, "temperature_client", text);
}
