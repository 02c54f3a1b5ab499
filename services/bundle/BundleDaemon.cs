using System.Collections;
using LiteIpc;

namespace Samgr.Bundle;

/// <summary>What bundle_daemon and its client are called, and what can be called there.</summary>
public static class BundleNames
{
    /// <summary>The service that knows the installed bundles.</summary>
    public const string Daemon = "bundle_daemon";

    /// <summary>Its client in foundation.</summary>
    public const string Client = "bundle_daemon_client";

    /// <summary>The bundle that is there from the start.</summary>
    public const string Launcher = "com.ohos.launcher";

    /// <summary>() -> (): whether the service lives.</summary>
    public const int Ping = 0;

    /// <summary>(string bundle) -> (string bundle, int32 uid, string process), or <see cref="EC.NoService"/> when it is not installed.</summary>
    public const int Query = 1;

    /// <summary>(string bundle, int32 uid, string process) -> (), or <see cref="EC.Busy"/> when it is installed.</summary>
    public const int Install = 2;

    /// <summary>(string bundle) -> (), or <see cref="EC.NoService"/> when it is not installed.</summary>
    public const int Uninstall = 3;

    /// <summary>() -> (int32 count, string bundle ...).</summary>
    public const int List = 4;
}

/// <summary>Puts bundle_daemon into a process.</summary>
public sealed class BundleDaemonModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new BundleDaemonService());
            installed.RegisterDefaultFeatureApi(BundleNames.Daemon, new BundleDaemonApi());
        });
}

internal sealed class BundleDaemonService : Service
{
    public override string Name => BundleNames.Daemon;

    public override TaskConfig GetTaskConfig() => new TaskConfig(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);
}

/// <summary>The bundles, in the memory of the process. Called on the service's thread only.</summary>
internal sealed class BundleDaemonApi : ServerProxy
{
    private const int LauncherUid = 20010001;
    private const string LauncherProcess = "launcher";

    private readonly KeyedTable _bundles = new KeyedTable();

    internal BundleDaemonApi()
    {
        _bundles.Set(BundleNames.Launcher, new BundleInfo(BundleNames.Launcher, LauncherUid, LauncherProcess));
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case BundleNames.Ping: return EC.Success;
            case BundleNames.Query: return Query(request.ReadString(), reply);
            case BundleNames.Install: return Install(BundleInfo.ReadFrom(request));
            case BundleNames.Uninstall: return Uninstall(request.ReadString());
            case BundleNames.List: return List(reply);
            default: return EC.UnknownCode;
        }
    }

    private int Query(string? name, IpcIo reply)
    {
        if (name == null)
        {
            return EC.Invalid;
        }

        BundleInfo? bundle = (BundleInfo?)_bundles.Find(name);
        return bundle != null && bundle.WriteTo(reply) ? EC.Success : EC.NoService;
    }

    private int Install(BundleInfo? bundle)
    {
        if (bundle == null)
        {
            return EC.Invalid;
        }

        if (_bundles.Find(bundle.Name) != null)
        {
            return EC.Busy;
        }

        _bundles.Set(bundle.Name, bundle);
        return EC.Success;
    }

    private int Uninstall(string? name)
    {
        if (name == null)
        {
            return EC.Invalid;
        }

        return _bundles.Remove(name) == null ? EC.NoService : EC.Success;
    }

    private int List(IpcIo reply)
    {
        reply.WriteVectorCount(_bundles.Count);
        ArrayList names = _bundles.Keys();
        for (int i = 0; i < names.Count; i++)
        {
            reply.WriteString((string)names[i]!);
        }

        return EC.Success;
    }
}
