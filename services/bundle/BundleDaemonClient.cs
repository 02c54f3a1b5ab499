using LiteIpc;

namespace Samgr.Bundle;

/// <summary>Puts bundle_daemon_client, foundation's way to bundle_daemon, into a process.</summary>
public sealed class BundleDaemonClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            BundleDaemonClient client = new BundleDaemonClient();
            installed.RegisterService(client);
            installed.RegisterDefaultFeatureApi(BundleNames.Client, new BundleDaemonClientApi(client));
        });
}

/// <summary>Finds bundle_daemon and calls it through one proxy for as long as the process lives.</summary>
internal sealed class BundleDaemonClient : DependentService
{
    private const int RequestSize = 128;

    private readonly IpcIo _request = new IpcIo(RequestSize);
    private readonly Notify _onBundle;
    private readonly Notify _onAlive;
    private BundleInfo? _found;

    internal BundleDaemonClient()
    {
        _onBundle = (owner, code, reply) => _found = BundleInfo.ReadFrom(reply);
        _onAlive = (owner, code, reply) => { };
    }

    public override string Name => BundleNames.Client;

    protected override string DependsOn => BundleNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);

    /// <summary>Asks bundle_daemon for a bundle. On the service's thread.</summary>
    internal int Query(string name, out BundleInfo? bundle)
    {
        bundle = null;
        if (Proxy == null)
        {
            return EC.NoService;
        }

        _request.Restart();
        _request.WriteString(name);
        _found = null;
        int result = Proxy.Invoke(BundleNames.Query, _request, null, _onBundle);
        bundle = _found;
        return result;
    }

    protected override void OnFound()
    {
        int result = Query(BundleNames.Launcher, out BundleInfo? launcher);
        Log(LogLevel.Info, launcher == null
            ? BundleNames.Launcher + " is unknown: " + EC.NameOf(result)
            : BundleNames.Launcher + " is installed: uid " + launcher.Uid + ", process " + launcher.Process);
    }

    protected override int OnHeartbeat() => Proxy!.Invoke(BundleNames.Ping, null, null, _onAlive);
}

/// <summary>Lets other processes ask foundation for bundles, too: the same functions as bundle_daemon's Ping and Query.</summary>
internal sealed class BundleDaemonClientApi : ServerProxy
{
    private readonly BundleDaemonClient _client;

    internal BundleDaemonClientApi(BundleDaemonClient client)
    {
        _client = client;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case BundleNames.Ping: return EC.Success;
            case BundleNames.Query: return Query(request.ReadString(), reply);
            default: return EC.UnknownCode;
        }
    }

    private int Query(string? name, IpcIo reply)
    {
        if (name == null)
        {
            return EC.Invalid;
        }

        int result = _client.Query(name, out BundleInfo? bundle);
        return bundle != null && bundle.WriteTo(reply) ? EC.Success : result;
    }
}
