using Samgr;

public abstract class InterfaceProxy : ClientProxy
{
    public static void Release(object? client) => (client as IUnknown)?.Release();
}

public sealed class TemperatureProxy : InterfaceProxy, ITemperature
{
    public static ITemperature? Find(SamgrLite samgr) => samgr.GetDefaultFeatureApi("thermometer") as ITemperature;

    public int Read(int sensor) => Invoke(4, null, null, null);
}
