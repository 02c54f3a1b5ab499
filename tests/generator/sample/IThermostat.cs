using System.Collections;
using LiteIpc;
using LiteIpc.Kit;

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

    /// <summary>Tells an alarm of the sensors from 0 on.</summary>
    void Ring(int alarm, int times);

    /// <summary>Asks an alarm whether to go on, and how often.</summary>
    int Ask(int alarm, string question);
}

/// <summary>Tells alarms in the process that they come from, and when another one's process has ended.</summary>
[Service]
public sealed class Thermostat : IThermostat
{
    private readonly ArrayList _alarms = new ArrayList();

    /// <inheritdoc/>
    public int Watch(int sensor, IAlarm alarm, IAlarm? other)
    {
        Add(alarm);
        alarm.OnTooWarm(new Reading { Sensor = sensor, Tenths = 300, Name = "sensor " + sensor });
        bool goesOn = (other ?? alarm).GoOn("more?", out int times);
        return goesOn ? times : -times;
    }

    /// <inheritdoc/>
    public int Count()
    {
        lock (_alarms)
        {
            return _alarms.Count;
        }
    }

    /// <inheritdoc/>
    public void Ring(int alarm, int times)
    {
        IAlarm rung = AlarmAt(alarm);
        for (int i = 0; i < times; i++)
        {
            rung.OnTooWarm(new Reading { Sensor = i, Name = "ring" });
        }
    }

    /// <inheritdoc/>
    public int Ask(int alarm, string question)
    {
        AlarmAt(alarm).GoOn(question, out int times);
        return times;
    }

    private void Add(IAlarm alarm)
    {
        int number;
        lock (_alarms)
        {
            if (_alarms.IndexOf(alarm) >= 0)
            {
                return;
            }

            number = _alarms.Add(alarm);
        }

        CallbackProxy? proxy = alarm as CallbackProxy;
        if (proxy != null)
        {
            proxy.Remote.AddDeathRecipient(new Watcher(this, number));
        }
    }

    private IAlarm AlarmAt(int number)
    {
        lock (_alarms)
        {
            return number >= 0 && number < _alarms.Count
                ? (IAlarm)_alarms[number]!
                : throw new ServiceException(EC.Invalid, "there is no alarm " + number);
        }
    }

    private void TellOthers(int gone)
    {
        int count = Count();
        for (int i = 0; i < count; i++)
        {
            IAlarm other = AlarmAt(i);
            if (!CallbackProxy.IsDead(other))
            {
                other.OnTooWarm(new Reading { Sensor = gone, Name = "gone" });
            }
        }
    }

    private sealed class Watcher : IDeathRecipient
    {
        private readonly Thermostat _thermostat;
        private readonly int _number;

        internal Watcher(Thermostat thermostat, int number)
        {
            _thermostat = thermostat;
            _number = number;
        }

        public void OnRemoteDied() => _thermostat.TellOthers(_number);
    }
}
