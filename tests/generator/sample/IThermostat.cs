namespace Samgr.Generator.Sample;

/// <summary>Is told when it gets too warm.</summary>
[CallbackInterface]
public interface IAlarm
{
    /// <summary>A sensor is above its limit.</summary>
    [OneWay]
    void OnTooWarm(Reading reading);

    /// <summary>Whether the alarm wants to go on.</summary>
    bool GoOn(string question, out int times);
}

/// <summary>What a sensor says.</summary>
[ServiceData]
public struct Reading
{
    /// <summary>The sensor.</summary>
    public int Sensor;

    /// <summary>Tenths of a degree.</summary>
    public int Tenths;

    /// <summary>What the sensor is called.</summary>
    public string Name;
}

/// <summary>Watches sensors.</summary>
[ServiceInterface("thermostat")]
public interface IThermostat
{
    /// <summary>Tells an alarm of a sensor at once, and asks it whether to go on.</summary>
    int Watch(int sensor, IAlarm alarm, IAlarm? other);

    /// <summary>How many alarms there are; the same one twice counts once.</summary>
    int Count();
}

/// <summary>Tells alarms in the process that they come from.</summary>
[Service]
public sealed class Thermostat : IThermostat
{
    private readonly System.Collections.ArrayList _alarms = new System.Collections.ArrayList();

    /// <inheritdoc/>
    public int Watch(int sensor, IAlarm alarm, IAlarm? other)
    {
        if (_alarms.IndexOf(alarm) < 0)
        {
            _alarms.Add(alarm);
        }

        alarm.OnTooWarm(new Reading { Sensor = sensor, Tenths = 300, Name = "sensor " + sensor });
        bool goesOn = (other ?? alarm).GoOn("more?", out int times);
        return goesOn ? times : -times;
    }

    /// <inheritdoc/>
    public int Count() => _alarms.Count;
}
