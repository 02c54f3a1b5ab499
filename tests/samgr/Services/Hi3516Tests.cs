using System.Collections.Concurrent;
using LiteIpc;
using Samgr.AppSpawn;
using Samgr.Broadcast;
using Samgr.Bundle;
using Samgr.Launcher;

namespace Samgr.Tests;

/// <summary>The cast of the Hi3516 in one CLR: foundation, bundle_daemon, appspawn, and the launcher that appspawn starts.</summary>
public sealed class Hi3516Tests : IDisposable, IProcessHost
{
    private const int LauncherPid = 10;
    private const int LauncherUid = 20010001;

    private readonly TestSystem _system = new();
    private readonly ConcurrentQueue<string> _milestones = new();
    private int _spawned;

    public void Dispose() => _system.Dispose();

    [Fact]
    public void The_device_boots_up_to_the_desktop()
    {
        var foundation = StartFoundation();
        _system.StartProcess(6, 8, new BundleDaemonModule().Install);
        _system.StartProcess(7, 1, new AppSpawnModule().Install, options => options.Host = this);
        Wait.Until(() => _milestones.Contains("launcher"));
        Wait.Until(() => _system.Logged("launcher: the desktop is up"));
        Wait.Until(() => _system.Logged("com.ohos.launcher is installed: uid 20010001, process launcher"));
        Assert.Single(_milestones);
        Assert.Equal(1, _spawned);
        Assert.Equal(
            ["app_spawn_client", "appspawn", "bundle_daemon", "bundle_daemon_client", "launcher"],
            foundation.ListAbilities().Select(ability => ability.Service).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bundles_are_installed_listed_queried_through_foundation_and_removed()
    {
        StartFoundation();
        _system.StartProcess(6, 8, new BundleDaemonModule().Install);
        var consumer = _system.StartProcess(11, 0);
        var daemon = Found(() => BundleDaemonProxy.Find(consumer));
        var client = Found(() => BundleDaemonClientProxy.Find(consumer));
        var bundle = new BundleInfo { Name = "com.example.app", Uid = 20010002, Process = "app" };
        daemon.Install(bundle);
        Assert.Equal(EC.Busy, CodeOf(() => daemon.Install(bundle)));
        Assert.Contains(bundle.Name, daemon.List());
        Wait.Until(() => CodeOf(() => client.Query(bundle.Name)) == EC.Success);
        var found = client.Query(bundle.Name);
        Assert.Equal((bundle.Uid, bundle.Process), (found.Uid, found.Process));
        daemon.Uninstall(bundle.Name);
        Assert.Equal(EC.NoService, CodeOf(() => client.Query(bundle.Name)));
        Assert.Equal(EC.NoService, CodeOf(() => daemon.Uninstall(bundle.Name)));
        Assert.Equal(EC.Protocol, ((ClientProxy)daemon).Call(BundleDaemonFunctions.Install));
        Assert.Equal(EC.UnknownCode, ((ClientProxy)daemon).Call(99));
    }

    [Fact]
    public void The_functions_have_the_ids_of_the_walk_through()
    {
        Assert.Equal(
            [1, 2, 3, 4, 1],
            [BundleDaemonFunctions.Query, BundleDaemonFunctions.Install, BundleDaemonFunctions.Uninstall, BundleDaemonFunctions.List, BundleDaemonClientFunctions.Query]);
        Assert.Equal([1, 1], [AppSpawnFunctions.Spawn, AppSpawnClientFunctions.Report]);
    }

    [Fact]
    public void Appspawn_says_why_it_does_not_start_an_application()
    {
        StartFoundation();
        _system.StartProcess(7, 1, new AppSpawnModule().Install, options => options.Host = this);
        var consumer = _system.StartProcess(11, 0);
        var appspawn = Found(() => AppSpawnProxy.Find(consumer));
        Assert.Equal(EC.NoService, CodeOf(() => appspawn.Spawn("unknown")));
        Assert.Equal(EC.Protocol, ((ClientProxy)appspawn).Call(AppSpawnFunctions.Spawn));
        Assert.True(_system.Logged("cannot start unknown for pid 11: EC_NOSERVICE"));
    }

    [Fact]
    public void Without_a_host_nobody_starts_processes()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(7, 1, new AppSpawnModule().Install);
        var consumer = _system.StartProcess(11, 0);
        var appspawn = Found(() => AppSpawnProxy.Find(consumer));
        Assert.Equal(EC.NoInit, CodeOf(() => appspawn.Spawn("launcher")));
        Assert.Equal(1, ((InterfaceProxy)appspawn).Ping());
    }

    [Fact]
    public void Every_service_of_the_walk_through_answers_a_ping()
    {
        StartFoundation();
        _system.StartProcess(6, 8, new BundleDaemonModule().Install);
        _system.StartProcess(7, 1, new AppSpawnModule().Install, options => options.Host = this);
        var consumer = _system.StartProcess(11, 0);
        object[] proxies =
        [
            Found(() => BundleDaemonProxy.Find(consumer)), Found(() => BundleDaemonClientProxy.Find(consumer)),
            Found(() => AppSpawnProxy.Find(consumer)), Found(() => AppSpawnClientProxy.Find(consumer)), Found(() => LauncherProxy.Find(consumer)),
        ];
        Assert.All(proxies, proxy => Assert.Equal(1, ((InterfaceProxy)proxy).Ping()));
    }

    int IProcessHost.Spawn(string name)
    {
        if (name != AppSpawnNames.Launcher)
        {
            return EC.NoService;
        }

        if (Interlocked.Increment(ref _spawned) == 1)
        {
            _system.BeginProcess(LauncherPid, LauncherUid, new LauncherModule().Install);
        }

        return LauncherPid;
    }

    void IProcessHost.ReportMilestone(string name) => _milestones.Enqueue(name);

    private static T Found<T>(Func<T?> find)
        where T : class
    {
        T? found = null;
        Wait.Until(() => (found = find()) != null);
        return found!;
    }

    private static int CodeOf(Action call)
    {
        try
        {
            call();
            return EC.Success;
        }
        catch (ServiceException error)
        {
            return error.Code;
        }
    }

    private SamgrLite StartFoundation() => _system.StartManager(
        5,
        7,
        install: samgr =>
        {
            new BundleDaemonClientModule().Install(samgr);
            new AppSpawnClientModule().Install(samgr);
            new BroadcastModule().Install(samgr);
        },
        configure: options => options.Host = this);
}
