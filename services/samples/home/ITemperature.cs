namespace Samgr.Samples.Home;

/// <summary>The temperature of a room.</summary>
[ServiceInterface("temperature")]
public interface ITemperature
{
    /// <summary>Tenths of a degree Celsius.</summary>
    int Read();
}
