using LiteIpc;

namespace Samgr.AppSpawn;

/// <summary>What appspawn and its client are called, and what can be called there.</summary>
public static class AppSpawnNames
{
    /// <summary>The service that starts applications.</summary>
    public const string Daemon = "appspawn";

    /// <summary>Its client in foundation, to which applications report.</summary>
    public const string Client = "app_spawn_client";

    /// <summary>The application that is started first.</summary>
    public const string Launcher = "launcher";

    /// <summary>Of both: () -> (): whether the service lives.</summary>
    public const int Ping = 0;

    /// <summary>Of appspawn: (string name) -> (int32 pid); an application that runs already is not started again.</summary>
    public const int Spawn = 1;

    /// <summary>Of app_spawn_client: (string name) -> (): the calling process is that application, and it lives.</summary>
    public const int Report = 1;
}

/// <summary>Puts appspawn into a process; the process's host must let it start others.</summary>
public sealed class AppSpawnModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new AppSpawnService());
            installed.RegisterDefaultFeatureApi(AppSpawnNames.Daemon, new AppSpawnApi(installed.Options));
        });
}

internal sealed class AppSpawnService : Service
{
    public override string Name => AppSpawnNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);
}

internal sealed class AppSpawnApi : ServerProxy
{
    private readonly SamgrOptions _options;

    internal AppSpawnApi(SamgrOptions options)
    {
        _options = options;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case AppSpawnNames.Ping: return EC.Success;
            case AppSpawnNames.Spawn: return Spawn(request.ReadString(), origin, reply);
            default: return EC.UnknownCode;
        }
    }

    private int Spawn(string? name, IpcMessage origin, IpcIo reply)
    {
        if (name == null)
        {
            return EC.Invalid;
        }

        if (_options.Host == null)
        {
            Log(LogLevel.Error, "nobody starts processes here: the process has no host");
            return EC.NoInit;
        }

        int pid = _options.Host.Spawn(name);
        if (pid < 0)
        {
            Log(LogLevel.Error, "cannot start " + name + " for pid " + origin.Pid + ": " + EC.NameOf(pid));
            return pid;
        }

        Log(LogLevel.Info, "started " + name + " as pid[" + pid + "] for pid[" + origin.Pid + "]");
        reply.WriteInt32(pid);
        return EC.Success;
    }

    private void Log(int level, string text) => _options.Log?.Write(level, AppSpawnNames.Daemon, text);
}
