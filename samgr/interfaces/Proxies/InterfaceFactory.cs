namespace Samgr;

/// <summary>Makes the typed proxies of one interface.</summary>
public abstract class InterfaceFactory : IClientFactory
{
    /// <inheritdoc/>
    public abstract ClientProxy Create(string service, string? feature);

    /// <inheritdoc/>
    public void Destroy(ClientProxy client)
    {
    }

    /// <summary>Whether an object has the interface.</summary>
    public abstract bool Makes(object client);
}
