namespace Samgr.Generator.Sample;

/// <summary>A thermometer with several sensors.</summary>
[ServiceInterface("temperature")]
public interface ITemperature
{
    /// <summary>The temperature at a sensor, in tenths of a degree.</summary>
    int Read(int sensor);

    /// <summary>What a sensor is called.</summary>
    string NameOf(int sensor);

    /// <summary>Renames a sensor; null gives it its old name.</summary>
    void Rename(int sensor, string? name);

    /// <summary>Reads a sensor, if there is one.</summary>
    bool TryRead(int sensor, out int tenths, ref string unit);

    /// <summary>Wakes the sensors.</summary>
    [OneWay]
    void Wake();
}
