using Samgr;

namespace Temperature;

/// <summary>What the service does for others.</summary>
[ServiceInterface("temperature")]
public interface ITemperature
{
    /// <summary>What a sensor measures, in tenths of a degree.</summary>
    int Read(int sensor);

    /// <summary>Makes a sensor measure something else.</summary>
    void Set(int sensor, int tenths);
}
