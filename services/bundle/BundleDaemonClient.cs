using LiteIpc;

namespace Samgr.Bundle;

/// <summary>Puts bundle_daemon_client, foundation's way to bundle_daemon, into a process.</summary>
/// <remarks>Written by hand, for the service is one that depends on another and no plain class.</remarks>
public sealed class BundleDaemonClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            BundleDaemonClient client = new BundleDaemonClient();
            installed.RegisterService(client);
            installed.RegisterDefaultFeatureApi(BundleNames.Client, client.Stub);
        });
}

/// <summary>Finds bundle_daemon and calls it through one proxy for as long as the process lives.</summary>
internal sealed class BundleDaemonClient : DependentService, IBundleDaemonClient
{
    internal readonly BundleDaemonClientStub Stub;

    internal BundleDaemonClient()
    {
        Stub = new BundleDaemonClientStub(this);
    }

    public override string Name => BundleNames.Client;

    protected override string DependsOn => BundleNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        Stub.Start(Samgr!, identity, true);
        return base.Initialize(identity);
    }

    public BundleInfo Query(string bundle)
    {
        IBundleDaemon? daemon = (IBundleDaemon?)Proxy;
        return daemon == null ? throw new ServiceException(EC.NoService, BundleNames.Daemon + " has not been found yet") : daemon.Query(bundle);
    }

    protected override IUnknown? Find() => (IUnknown?)BundleDaemonProxy.Find(Samgr!);

    protected override void OnFound()
    {
        try
        {
            BundleInfo launcher = Query(BundleNames.Launcher);
            Log(LogLevel.Info, BundleNames.Launcher + " is installed: uid " + launcher.Uid + ", process " + launcher.Process);
        }
        catch (ServiceException error)
        {
            Log(LogLevel.Info, BundleNames.Launcher + " is unknown: " + EC.NameOf(error.Code));
        }
    }

    protected override int OnHeartbeat()
    {
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
}
