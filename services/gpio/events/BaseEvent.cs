namespace nanoFramework.Runtime.Events;

/// <summary>The fields of every event of the runtime.</summary>
public class BaseEvent
{
    /// <summary>The source of the event.</summary>
    public ushort Source;

    /// <summary>The subject of the event.</summary>
    public byte Message;
}
