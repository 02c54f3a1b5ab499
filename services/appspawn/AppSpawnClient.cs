using LiteIpc;

namespace Samgr.AppSpawn;

/// <summary>Puts app_spawn_client into a process: has appspawn start the launcher, and takes the applications' reports.</summary>
/// <remarks>Written by hand, for the service is one that depends on another and no plain class.</remarks>
public sealed class AppSpawnClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            AppSpawnClient client = new AppSpawnClient();
            installed.RegisterService(client);
            installed.RegisterDefaultFeatureApi(AppSpawnNames.Client, client.Stub);
        });
}

internal sealed class AppSpawnClient : DependentService, IAppSpawnClient, ICallerAware
{
    internal readonly AppSpawnClientStub Stub;

    private bool _isLauncherStarted;
    private int _launcherPid = -1;
    private int _callerPid;
    private int _callerUid;

    internal AppSpawnClient()
    {
        Stub = new AppSpawnClientStub(this);
    }

    public override string Name => AppSpawnNames.Client;

    protected override string DependsOn => AppSpawnNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        Stub.Start(Samgr!, identity, true);
        return base.Initialize(identity);
    }

    public void OnCall(IpcMessage? origin)
    {
        _callerPid = origin == null ? 0 : origin.Pid;
        _callerUid = origin == null ? 0 : origin.Uid;
    }

    public void Report(string name)
    {
        if (name == AppSpawnNames.Launcher && _launcherPid != _callerPid)
        {
            _launcherPid = _callerPid;
            Log(LogLevel.Info, name + " reports from pid[" + _callerPid + "]/uid[" + _callerUid + "]");
            Samgr!.Options.Host?.ReportMilestone(name);
        }
    }

    protected override IUnknown? Find() => (IUnknown?)AppSpawnProxy.Find(Samgr!);

    protected override void OnFound() => StartLauncher();

    protected override int OnHeartbeat()
    {
        if (!_isLauncherStarted)
        {
            return StartLauncher();
        }

        try
        {
            ((InterfaceProxy)Proxy!).Ping();
            return EC.Success;
        }
        catch (ServiceException error)
        {
            return error.Code;
        }
    }

    private int StartLauncher()
    {
        try
        {
            int pid = ((IAppSpawn)Proxy!).Spawn(AppSpawnNames.Launcher);
            _isLauncherStarted = true;
            Log(LogLevel.Info, AppSpawnNames.Launcher + " is pid[" + pid + "]");
            return EC.Success;
        }
        catch (ServiceException error)
        {
            Log(LogLevel.Error, "appspawn does not start " + AppSpawnNames.Launcher + ": " + EC.NameOf(error.Code));
            return error.Code;
        }
    }
}
