namespace Samgr.Generator.Sample;

/// <summary>Rings alarms, until their processes end.</summary>
[ServiceInterface("bells")]
public interface IBells
{
    /// <summary>Adds an alarm; false when it is there already.</summary>
    bool Add(IAlarm alarm);

    /// <summary>Takes an alarm away; false when it is not there.</summary>
    bool Remove(IAlarm alarm);

    /// <summary>Rings all alarms.</summary>
    /// <param name="left">How many there are afterwards.</param>
    /// <returns>How many have been told.</returns>
    int Ring(out int left);
}

/// <summary>Two bells at most.</summary>
[Service]
public sealed class Bells : IBells
{
    private readonly CallbackList _alarms = new CallbackList(2);

    /// <inheritdoc/>
    public bool Add(IAlarm alarm) => _alarms.Add(alarm);

    /// <inheritdoc/>
    public bool Remove(IAlarm alarm) => _alarms.Remove(alarm);

    /// <inheritdoc/>
    public int Ring(out int left)
    {
        int told = _alarms.ForEach(alarm => ((IAlarm)alarm).GoOn("ring", out _));
        left = _alarms.Count;
        return told;
    }
}
