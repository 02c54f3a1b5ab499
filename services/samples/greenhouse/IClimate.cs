namespace Samgr.Samples.Greenhouse;

/// <summary>How a bed feels.</summary>
public enum Comfort : byte
{
    /// <summary>Below the limit.</summary>
    Fine,

    /// <summary>Above the limit: the vents are open.</summary>
    TooWarm,
}

/// <summary>What a sensor has measured.</summary>
[ServiceData]
public sealed class Reading
{
    /// <summary>The bed, from 0.</summary>
    public int Bed;

    /// <summary>Tenths of a degree.</summary>
    public int Tenths;

    /// <summary>How that is for the plants.</summary>
    public Comfort Comfort;
}

/// <summary>Is told of the climate, in the process that it comes from.</summary>
[CallbackInterface]
public interface IClimateWatcher
{
    /// <summary>A bed has become too warm, or fine again. Nobody waits for it.</summary>
    [OneWay]
    void OnComfort(Reading reading);
}

/// <summary>The feature that knows the temperatures.</summary>
[ServiceInterface("greenhouse", Feature = "climate")]
public interface IClimate
{
    /// <summary>Takes what a sensor has measured.</summary>
    void Report(int bed, int tenths);

    /// <summary>The last reading of a bed.</summary>
    /// <exception cref="ServiceException"><see cref="LiteIpc.EC.Invalid"/>: there is no such bed; <see cref="LiteIpc.EC.NoInit"/>: nothing was measured yet.</exception>
    Reading Read(int bed);

    /// <summary>Has a watcher told from now on, until its process ends; false when it is told already.</summary>
    bool Watch(IClimateWatcher watcher);

    /// <summary>Has it told no longer; false when it was not.</summary>
    bool Unwatch(IClimateWatcher watcher);
}
