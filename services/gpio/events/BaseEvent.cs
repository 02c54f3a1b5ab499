namespace nanoFramework.Runtime.Events;

/// <summary>What every event of the runtime carries.</summary>
public class BaseEvent
{
    /// <summary>Where it comes from.</summary>
    public ushort Source;

    /// <summary>What it is about.</summary>
    public byte Message;
}
