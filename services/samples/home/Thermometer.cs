namespace Samgr.Samples.Home;

/// <summary>The thermometer of the kitchen: it gets a tenth warmer with each reading, until somebody opens the window.</summary>
[Service]
public sealed class Thermometer : ITemperature
{
    private const int CoolTenths = 195;
    private const int WarmTenths = 245;

    private int _tenths = CoolTenths;

    /// <inheritdoc/>
    public int Read()
    {
        _tenths = _tenths == WarmTenths ? CoolTenths : _tenths + 1;
        return _tenths;
    }
}
