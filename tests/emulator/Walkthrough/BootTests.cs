using System.Text.Json;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Walkthrough;

public sealed class BootTests
{
    [Fact]
    public async Task The_boot_goes_as_the_walk_through_describes()
    {
        using TestMachine machine = await Hi3516.BootAsync();

        (int miss, JsonElement first) = machine.WaitFor(0, Hi3516.Foundation, "query", line => line.Of("bundle_daemon"));
        Assert.Equal((-1, -1), (first.Number("handle"), first.Number("token")));
        (int spawn, _) = machine.WaitFor(0, Hi3516.BundleDaemon, "spawn");
        (int registered, JsonElement register) = machine.WaitFor(0, Hi3516.BundleDaemon, "register", line => line.Of("bundle_daemon"));
        (int hit, JsonElement query) = machine.WaitFor(miss, Hi3516.Foundation, "query", line => line.Of("bundle_daemon") && line.Succeeded());
        (int entered, JsonElement proxy) = machine.WaitFor(hit, Hi3516.Foundation, "proxy", line => line.Of("bundle_daemon"));
        (int invoked, _) = machine.WaitFor(entered, Hi3516.Foundation, "invoke", line => line.Of("bundle_daemon") && line.Succeeded());
        Assert.True(miss < spawn && spawn < registered && hit < entered && entered < invoked, string.Join('\n', machine.Trace.Lines));
        Assert.Equal(Address(register), Address(query));
        Assert.Equal(Address(register), Address(proxy));
    }

    [Fact]
    public async Task Calls_go_straight_through_the_proxy_without_asking_samgr_again()
    {
        using TestMachine machine = await Hi3516.BootAsync();
        (int at, _) = machine.WaitFor(0, Hi3516.Foundation, "proxy", line => line.Of("bundle_daemon"));
        int from = at;
        for (int calls = 0; calls < 3; calls++)
        {
            (at, _) = machine.WaitFor(at + 1, Hi3516.Foundation, "invoke", line => line.Of("bundle_daemon") && line.Succeeded());
        }

        Assert.DoesNotContain(machine.Events()[from..at], line => line.Is(Hi3516.Foundation, "query") && line.Of("bundle_daemon"));
    }

    [Fact]
    public async Task Appspawn_starts_the_launcher_which_registers_and_reports_to_foundation()
    {
        using TestMachine machine = await Hi3516.BootAsync();
        (int asked, _) = machine.WaitFor(0, Hi3516.Foundation, "invoke", line => line.Of("appspawn") && line.Succeeded());
        (int spawned, JsonElement spawn) = machine.WaitFor(0, Hi3516.Launcher, "spawn");
        (int registered, _) = machine.WaitFor(spawned, Hi3516.Launcher, "register", line => line.Of("launcher"));
        (int reported, _) = machine.WaitFor(registered, Hi3516.Launcher, "invoke", line => line.Of("app_spawn_client") && line.Succeeded());
        Assert.Equal(("launcher", Hi3516.AppSpawn), (spawn.GetProperty("name").GetString(), spawn.Number("parent")));
        Assert.True(asked < reported);
        Assert.Equal([5, 6, 7, 8], machine.Machine.Processes.Select(process => process.Pid));
        Assert.Equal([7, 8, 1, 20010001], machine.Machine.Processes.Select(process => process.Uid));
    }

    private static (int Handle, int Token) Address(JsonElement line) => (line.Number("handle"), line.Number("token"));
}
