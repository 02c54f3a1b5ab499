using LiteIpc;
using Samgr.AppSpawn;

namespace Samgr.Launcher;

/// <summary>Puts the launcher into a process: the first application, which reports to foundation that it lives.</summary>
/// <remarks>Written by hand, for the service is one that depends on another and no plain class.</remarks>
public sealed class LauncherModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            LauncherService launcher = new LauncherService();
            installed.RegisterService(launcher);
            installed.RegisterDefaultFeatureApi(AppSpawnNames.Launcher, launcher.Stub);
        });
}

internal sealed class LauncherService : DependentService, ILauncher
{
    internal readonly LauncherStub Stub;

    private const int ReportMessage = 1;

    private Identity _identity = Identity.Invalid;

    internal LauncherService()
    {
        Stub = new LauncherStub(this);
    }

    public override string Name => AppSpawnNames.Launcher;

    protected override string DependsOn => AppSpawnNames.Client;

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        Stub.Start(Samgr!, identity, true);
        return base.Initialize(identity);
    }

    protected override IUnknown? Find() => (IUnknown?)AppSpawnClientProxy.Find(Samgr!);

    // Messages are handled once the launcher is registered: a receiver of the report can call it then.
    protected override void OnFound() => Samgr!.SendRequest(_identity, new Request(ReportMessage), null);

    protected override bool OnMessage(Request request)
    {
        int result = OnHeartbeat();
        Log(LogLevel.Info, result == EC.Success ? "the desktop is up" : "foundation does not take the report: " + EC.NameOf(result));
        return result == EC.Success;
    }

    protected override int OnHeartbeat()
    {
        try
        {
            ((IAppSpawnClient)Proxy!).Report(AppSpawnNames.Launcher);
            return EC.Success;
        }
        catch (ServiceException error)
        {
            return error.Code;
        }
    }
}
