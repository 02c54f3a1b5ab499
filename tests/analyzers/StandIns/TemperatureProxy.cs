using Samgr;

public sealed class TemperatureProxy : ClientProxy, ITemperature
{
    public static ITemperature? Find(SamgrLite samgr) => samgr.GetDefaultFeatureApi("thermometer") as ITemperature;

    public int Read(int sensor) => Invoke(4, null, null, null);
}
