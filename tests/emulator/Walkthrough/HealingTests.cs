using System.Text.Json;
using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Walkthrough;

public sealed class HealingTests
{
    [Theory]
    [InlineData(Hi3516.BundleDaemon, "bundle_daemon")]
    [InlineData(Hi3516.AppSpawn, "appspawn")]
    public async Task A_killed_service_exits_once_starts_again_and_is_found_by_the_same_proxy(int pid, string service)
    {
        using TestMachine machine = await Hi3516.BootAsync();
        ClientEntry before = await ClientAsync(machine, service);
        machine.WaitFor(0, Hi3516.Launcher, "invoke", line => line.Of("app_spawn_client") && line.Succeeded());
        int from = machine.Trace.Lines.Count;
        int killed = machine.SystemId(pid);

        await machine.Client.KillAsync(pid, TestContext.Current.CancellationToken);

        (_, JsonElement exit) = machine.WaitFor(from, pid, "exit");
        (int missed, JsonElement serviceExit) = machine.WaitFor(from, Hi3516.Foundation, "service-exit", line => line.Of(service));
        (int restarted, _) = machine.WaitFor(from, pid, "register", line => line.Of(service));
        (int found, _) = machine.WaitFor(missed, Hi3516.Foundation, "query", line => line.Of(service) && line.Succeeded());
        machine.WaitFor(found, Hi3516.Foundation, "invoke", line => line.Of(service) && line.Succeeded());
        ClientEntry after = await ClientAsync(machine, service);
        Assert.Equal(9, exit.Number("signal"));
        Assert.Equal(before.Handle, serviceExit.Number("handle"));
        Assert.Single(machine.Events()[from..], line => line.Is(Hi3516.Foundation, "service-exit"));
        Assert.DoesNotContain(machine.Events()[from..], line => line.Is(Hi3516.Foundation, "proxy"));
        Assert.NotEqual(before.Handle, after.Handle);
        Assert.NotEqual(killed, machine.SystemId(pid));
        Assert.True(missed < restarted);
    }

    [Fact]
    public async Task Foundation_is_killed_and_the_others_register_again_without_exiting()
    {
        using TestMachine machine = await Hi3516.BootAsync();
        (int ready, _) = machine.WaitFor(0, Hi3516.Launcher, "register", line => line.Of("launcher"));
        int[] survivors = [Hi3516.BundleDaemon, Hi3516.AppSpawn, Hi3516.Launcher];
        int[] systemIds = [.. survivors.Select(machine.SystemId)];
        int from = machine.Trace.Lines.Count;

        await machine.Client.KillAsync(Hi3516.Foundation, TestContext.Current.CancellationToken);

        machine.WaitFor(from, Hi3516.Foundation, "exit", line => line.Number("signal") == 9);
        (int back, _) = machine.WaitFor(from, Hi3516.Foundation, "spawn");
        machine.WaitFor(back, Hi3516.BundleDaemon, "register", line => line.Of("bundle_daemon"));
        machine.WaitFor(back, Hi3516.AppSpawn, "register", line => line.Of("appspawn"));
        machine.WaitFor(back, Hi3516.Launcher, "register", line => line.Of("launcher"));
        machine.WaitFor(back, Hi3516.Foundation, "invoke", line => line.Of("bundle_daemon") && line.Succeeded());
        machine.WaitFor(back, Hi3516.Foundation, "invoke", line => line.Of("appspawn") && line.Succeeded());
        machine.WaitFor(back, Hi3516.Launcher, "invoke", line => line.Of("app_spawn_client") && line.Succeeded());
        Assert.True(ready < from);
        Assert.Equal(systemIds, survivors.Select(machine.SystemId));
        Assert.DoesNotContain(machine.Events()[from..], line => survivors.Any(pid => line.Is(pid, "exit") || line.Is(pid, "spawn")));
        Assert.Single(machine.Events()[from..], line => line.Is(Hi3516.Launcher, "service-exit") && line.Of("app_spawn_client"));
        Assert.Equal([5, 6, 7, 8], machine.Machine.Processes.Select(process => process.Pid));
    }

    [Fact]
    public async Task A_killed_launcher_starts_again_and_reports_again()
    {
        using TestMachine machine = await Hi3516.BootAsync();
        int from = machine.Trace.Lines.Count;
        await machine.Client.KillAsync(Hi3516.Launcher, TestContext.Current.CancellationToken);
        (int restarted, _) = machine.WaitFor(from, Hi3516.Launcher, "spawn");
        machine.WaitFor(restarted, Hi3516.Launcher, "invoke", line => line.Of("app_spawn_client") && line.Succeeded());
    }

    private static async Task<ClientEntry> ClientAsync(TestMachine machine, string service)
    {
        IReadOnlyList<ClientEntry> clients = await machine.Client.ListClientsAsync(Hi3516.Foundation, TestContext.Current.CancellationToken);
        return clients.Single(client => client.Service == service);
    }
}
