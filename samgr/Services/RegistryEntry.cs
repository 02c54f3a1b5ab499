namespace Samgr;

/// <summary>A registered service or feature as samgr keeps it. Guarded by the registry's gate unless said otherwise.</summary>
internal abstract class RegistryEntry
{
    internal RegistryEntry(string name)
    {
        Name = name;
    }

    internal readonly string Name;

    internal Identity Identity = Identity.Invalid;

    /// <summary>Its interface; a service's is the default one.</summary>
    internal IUnknown? Api;

    internal bool IsRegistered = true;

    /// <summary>Has it handle a message. On the thread of its service.</summary>
    internal abstract bool Handle(Request request);
}
