using LiteIpc;
using Samgr.AppSpawn;

namespace Samgr.Launcher;

/// <summary>Puts the launcher into a process: the first application, which reports to foundation that it lives.</summary>
public sealed class LauncherModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            installed.RegisterService(new LauncherService());
            installed.RegisterDefaultFeatureApi(LauncherService.ServiceName, new LauncherApi());
        });
}

internal sealed class LauncherService : DependentService
{
    internal const string ServiceName = "launcher";

    private const int RequestSize = 128;
    private const int ReportMessage = 1;

    private readonly IpcIo _report = new IpcIo(RequestSize);
    private readonly Notify _onTaken;
    private Identity _identity = Identity.Invalid;

    internal LauncherService()
    {
        _report.WriteString(ServiceName);
        _onTaken = (owner, code, reply) => { };
    }

    public override string Name => ServiceName;

    protected override string DependsOn => AppSpawnNames.Client;

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        return base.Initialize(identity);
    }

    // Its turn comes when the launcher itself is registered, so that who hears the report can call it.
    protected override void OnFound() => Samgr!.SendRequest(_identity, new Request(ReportMessage), null);

    protected override bool OnMessage(Request request)
    {
        int result = OnHeartbeat();
        Log(LogLevel.Info, result == EC.Success ? "the desktop is up" : "foundation does not take the report: " + EC.NameOf(result));
        return result == EC.Success;
    }

    protected override int OnHeartbeat() => Proxy!.Invoke(AppSpawnNames.Report, _report, null, _onTaken);
}

/// <summary>Function 0, () -> (): whether the launcher lives.</summary>
internal sealed class LauncherApi : ServerProxy
{
    private const int Ping = 0;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        => funcId == Ping ? EC.Success : EC.UnknownCode;
}
