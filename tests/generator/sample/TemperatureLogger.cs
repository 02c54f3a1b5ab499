using LiteIpc;

namespace Samgr.Generator.Sample;

/// <summary>Asks the thermometer of whatever process for a temperature.</summary>
[ServiceInterface("temperature_logger")]
public interface ITemperatureLogger
{
    /// <summary>The temperature at a sensor, in words.</summary>
    string Describe(int sensor);
}

/// <summary>Finds the thermometer when it is asked for the first time.</summary>
[Service]
public sealed class TemperatureLogger : ITemperatureLogger
{
    private readonly SamgrLite _samgr;
    private ITemperature? _temperature;

    /// <summary>Makes the service of a process.</summary>
    public TemperatureLogger(SamgrLite samgr)
    {
        _samgr = samgr;
    }

    /// <inheritdoc/>
    public string Describe(int sensor)
    {
        _temperature ??= TemperatureProxy.Find(_samgr);
        if (_temperature == null)
        {
            throw new ServiceException(EC.NoService, "there is no thermometer yet");
        }

        return _temperature.NameOf(sensor) + ": " + _temperature.Read(sensor);
    }
}
