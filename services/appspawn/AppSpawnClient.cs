using LiteIpc;

namespace Samgr.AppSpawn;

/// <summary>Puts app_spawn_client into a process: has appspawn start the launcher, and takes the applications' reports.</summary>
public sealed class AppSpawnClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new AppSpawnClient());
            installed.RegisterDefaultFeatureApi(AppSpawnNames.Client, new AppSpawnClientApi(installed.Options));
        });
}

internal sealed class AppSpawnClient : DependentService
{
    private const int RequestSize = 128;

    private readonly Notify _onSpawned;
    private readonly Notify _onAlive;
    private bool _isLauncherStarted;

    internal AppSpawnClient()
    {
        _onSpawned = OnSpawned;
        _onAlive = (owner, code, reply) => { };
    }

    public override string Name => AppSpawnNames.Client;

    protected override string DependsOn => AppSpawnNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);

    protected override void OnFound() => StartLauncher();

    protected override int OnHeartbeat()
        => _isLauncherStarted ? Proxy!.Invoke(AppSpawnNames.Ping, null, null, _onAlive) : StartLauncher();

    private int StartLauncher()
    {
        IpcIo request = new IpcIo(RequestSize);
        request.WriteString(AppSpawnNames.Launcher);
        int result = Proxy!.Invoke(AppSpawnNames.Spawn, request, null, _onSpawned);
        if (result != EC.Success)
        {
            Log(LogLevel.Error, "appspawn does not start " + AppSpawnNames.Launcher + ": " + EC.NameOf(result));
        }

        return result;
    }

    private void OnSpawned(object? owner, int code, IpcIo reply)
    {
        _isLauncherStarted = true;
        Log(LogLevel.Info, AppSpawnNames.Launcher + " is pid[" + reply.ReadInt32() + "]");
    }
}

internal sealed class AppSpawnClientApi : ServerProxy
{
    private readonly SamgrOptions _options;
    private int _launcherPid = -1;

    internal AppSpawnClientApi(SamgrOptions options)
    {
        _options = options;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case AppSpawnNames.Ping: return EC.Success;
            case AppSpawnNames.Report: return Report(request.ReadString(), origin);
            default: return EC.UnknownCode;
        }
    }

    private int Report(string? name, IpcMessage origin)
    {
        if (name == null)
        {
            return EC.Invalid;
        }

        if (name == AppSpawnNames.Launcher && _launcherPid != origin.Pid)
        {
            _launcherPid = origin.Pid;
            _options.Log?.Write(LogLevel.Info, AppSpawnNames.Client, name + " reports from pid[" + origin.Pid + "]/uid[" + origin.Uid + "]");
            _options.Host?.ReportMilestone(name);
        }

        return EC.Success;
    }
}
