using LiteIpc;

namespace Samgr.AppSpawn;

/// <summary>Starts applications.</summary>
[ServiceInterface(AppSpawnNames.Daemon)]
public interface IAppSpawn
{
    /// <summary>Starts an application, unless it runs already.</summary>
    /// <returns>Its pid, above 0.</returns>
    /// <exception cref="ServiceException">
    /// <see cref="EC.NoService"/>: there is no such application; <see cref="EC.NoInit"/>: nobody starts processes here; or another code
    /// of the process's host.
    /// </exception>
    int Spawn(string name);
}

/// <summary>Takes the reports of applications.</summary>
[ServiceInterface(AppSpawnNames.Client)]
public interface IAppSpawnClient
{
    /// <summary>The calling process is that application, and it lives.</summary>
    void Report(string name);
}
