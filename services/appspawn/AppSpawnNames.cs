namespace Samgr.AppSpawn;

/// <summary>The names of appspawn and its client.</summary>
public static class AppSpawnNames
{
    /// <summary>The service that starts applications: <see cref="IAppSpawn"/>.</summary>
    public const string Daemon = "appspawn";

    /// <summary>Its client in foundation, to which applications report: <see cref="IAppSpawnClient"/>.</summary>
    public const string Client = "app_spawn_client";

    /// <summary>The application that is started first.</summary>
    public const string Launcher = "launcher";
}
