using LiteIpc;

namespace Samgr.Generator.Sample;

/// <summary>A thermometer that is as warm as its sensors are many.</summary>
[Service]
public sealed class Thermometer : ITemperature
{
    private readonly string?[] _names = new string?[4];
    private int _wakes;

    /// <inheritdoc/>
    public int Read(int sensor)
        => sensor < 0 || sensor >= _names.Length ? throw new ServiceException(EC.NoService, "there is no sensor " + sensor) : 200 + sensor + (_wakes * 1000);

    /// <inheritdoc/>
    public string NameOf(int sensor) => _names[sensor] ?? "sensor " + sensor;

    /// <inheritdoc/>
    public void Rename(int sensor, string? name) => _names[sensor] = name;

    /// <inheritdoc/>
    public bool TryRead(int sensor, out int tenths, ref string unit)
    {
        tenths = 200 + sensor;
        unit += "/10";
        return sensor < _names.Length;
    }

    /// <inheritdoc/>
    public void Wake() => _wakes++;
}
