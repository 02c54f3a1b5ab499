using LiteIpc;
using Samgr;

namespace Temperature;

/// <summary>The service. Its methods run on a thread of its own, one at a time, whoever calls.</summary>
[Service]
public sealed class TemperatureService : ITemperature
{
    private readonly int[] _tenths = new int[] { 215, 190 };

    public int Read(int sensor)
    {
        Check(sensor);
        return _tenths[sensor];
    }

    public void Set(int sensor, int tenths)
    {
        Check(sensor);
        _tenths[sensor] = tenths;
    }

    private void Check(int sensor)
    {
        if (sensor < 0 || sensor >= _tenths.Length)
        {
            throw new ServiceException(EC.Invalid, "there is no sensor " + sensor);
        }
    }
}
