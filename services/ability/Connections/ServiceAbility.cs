using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>An ability of this process that others connect to by bundle and ability name.</summary>
public abstract class ServiceAbility
{
    /// <summary>Makes an ability.</summary>
    /// <param name="bundleName">The application: 1 to 63 bytes of UTF-8. It becomes a service of samgr.</param>
    /// <param name="abilityName">The ability: 1 to 63 bytes of UTF-8. It becomes a feature of that service.</param>
    protected ServiceAbility(string bundleName, string abilityName)
    {
        BundleName = bundleName;
        AbilityName = abilityName;
    }

    /// <summary>The application.</summary>
    public string BundleName { get; }

    /// <summary>The ability.</summary>
    public string AbilityName { get; }

    /// <summary>Somebody connects. Runs on the thread of the application's service.</summary>
    /// <param name="pid">The process that connects.</param>
    /// <returns>The stub that it gets; the same one for all, or one for each. Null turns it away.</returns>
    public abstract RemoteStub? OnConnect(int pid);

    /// <summary>A connection has ended, by its client or with the client's process. Runs on a work thread.</summary>
    /// <param name="pid">The process that had connected.</param>
    public virtual void OnDisconnect(int pid)
    {
    }
}
