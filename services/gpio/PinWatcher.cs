using LiteIpc;

namespace Samgr.Gpio;

/// <summary>A process in which the edges of a pin are published; one in the list of its pin.</summary>
internal sealed class PinWatcher
{
    /// <summary>Whom to tell there; null for the service's own process.</summary>
    internal readonly SvcIdentity? Callback;

    /// <summary>What log and trace call it.</summary>
    internal readonly string? Name;

    internal int DeathId;
    internal PinWatcher? Next;

    internal PinWatcher(SvcIdentity? callback)
    {
        Callback = callback;
        if (callback != null)
        {
            Name = "handle[" + callback.Handle + "] token[" + callback.Token + "]";
        }
    }
}
