namespace Samgr;

/// <summary>Makes the proxies of one service or feature, where the default one will not do: typed ones, for example.</summary>
public interface IClientFactory
{
    /// <summary>Makes a proxy. Called when the name is found for the first time, perhaps for a proxy that is not needed after all.</summary>
    ClientProxy Create(string service, string? feature);

    /// <summary>Ends a proxy. Called once for each, after its last reference was released.</summary>
    void Destroy(ClientProxy client);
}
