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

    private readonly InClrSystem _system = new();
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
        var daemon = consumer.Find(BundleNames.Daemon);
        var client = consumer.Find(BundleNames.Client);
        var bundle = new BundleInfo("com.example.app", 20010002, "app");
        Assert.Equal(EC.Success, daemon.Call(BundleNames.Install, Written(bundle)));
        Assert.Equal(EC.Busy, daemon.Call(BundleNames.Install, Written(bundle)));
        Wait.Until(() => Query(client, bundle.Name).Code == EC.Success);
        Assert.Equal((bundle.Uid, bundle.Process), Query(client, bundle.Name).Bundle is { } found ? (found.Uid, found.Process) : default);
        Assert.Equal(EC.Success, daemon.Call(BundleNames.Uninstall, Written(bundle.Name)));
        Assert.Equal(EC.NoService, Query(client, bundle.Name).Code);
        Assert.Equal(EC.NoService, daemon.Call(BundleNames.Uninstall, Written(bundle.Name)));
        Assert.Equal(EC.Invalid, daemon.Call(BundleNames.Install));
        Assert.Equal(EC.UnknownCode, daemon.Call(99));
    }

    [Fact]
    public void Appspawn_says_why_it_does_not_start_an_application()
    {
        StartFoundation();
        _system.StartProcess(7, 1, new AppSpawnModule().Install, options => options.Host = this);
        var consumer = _system.StartProcess(11, 0);
        var appspawn = consumer.Find(AppSpawnNames.Daemon);
        Assert.Equal(EC.NoService, appspawn.Call(AppSpawnNames.Spawn, Written("unknown")));
        Assert.Equal(EC.Invalid, appspawn.Call(AppSpawnNames.Spawn));
        Assert.True(_system.Logged("cannot start unknown for pid 11: EC_NOSERVICE"));
    }

    [Fact]
    public void Without_a_host_nobody_starts_processes()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(7, 1, new AppSpawnModule().Install);
        var appspawn = _system.StartProcess(11, 0).Find(AppSpawnNames.Daemon);
        Assert.Equal(EC.NoInit, appspawn.Call(AppSpawnNames.Spawn, Written("launcher")));
        Assert.Equal(EC.Success, appspawn.Call(AppSpawnNames.Ping));
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

    private static IpcIo Written(BundleInfo bundle)
    {
        var io = new IpcIo(256);
        bundle.WriteTo(io);
        return io;
    }

    private static IpcIo Written(string name)
    {
        var io = new IpcIo(256);
        io.WriteString(name);
        return io;
    }

    private static (int Code, BundleInfo? Bundle) Query(ClientProxy client, string name)
    {
        BundleInfo? bundle = null;
        var code = client.Invoke(BundleNames.Query, Written(name), null, (_, _, reply) => bundle = BundleInfo.ReadFrom(reply));
        return (code, bundle);
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
