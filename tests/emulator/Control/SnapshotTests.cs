using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Control;

/// <summary>The counters of a machine and of its processes are data, and a dump says the same in words.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public async Task The_snapshot_of_a_machine_has_what_its_processes_share_and_what_is_counted_of_each()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        MachineSnapshot snapshot = await machine.SnapshotAsync();

        Assert.Equal((machine.Client.Machine, 5), (snapshot.Machine, snapshot.SamgrPid));
        Assert.Equal(
            ["calls", "children", "descriptors", "handles", "objects"], snapshot.Shared.Select(table => table.Name).Where(name => name != "channels").Order(StringComparer.Ordinal));
        Assert.Equal((1024, 0), (snapshot.Table("calls").Capacity, snapshot.Table("calls").Refused));
        Assert.Null(snapshot.Table("handles").Refused);
        Assert.Equal(["alpha", "beta"], snapshot.Processes.Select(process => process.Name));
        Assert.All(snapshot.Processes, process => Assert.Equal(("running", 0, 0, null), (process.State, process.Restarts, process.Refusals, process.LastExit)));
        Assert.Equal(0, snapshot.Processes[0].Handle);
        string dump = await machine.Client.DumpAsync(null, TestContext.Current.CancellationToken);
        Assert.Contains($"machine {snapshot.Machine}, transport {snapshot.Transport}\nkernel: samgr in pid 5\n", dump, StringComparison.Ordinal);
        Assert.All(snapshot.Shared, table => Assert.Contains($"\n  {table.Name} ", dump, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_snapshot_of_a_process_has_its_services_tasks_proxies_and_limits()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair() with { Limits = new Dictionary<string, int> { ["maxWaits"] = 7 } });

        ProcessSnapshot alpha = await machine.SnapshotAsync("alpha");
        ProcessSnapshot beta = await machine.SnapshotAsync("beta");

        Assert.Equal((true, 0L, 7), (alpha.Handle > 0, alpha.Throttled, alpha.Limits.MaxWaits));
        Assert.Equal((2, 0, true), (alpha.Server!.Abilities, alpha.Server.AbilitiesRefused, alpha.Server.IsOpen));
        Assert.Equal(["alpha", "beta"], alpha.Samgr.Select(ability => ability.Service).Order(StringComparer.Ordinal));
        Assert.Null(beta.Server);
        ServiceSnapshot service = beta.Find("beta")!;
        Assert.Equal(("running", null, true, 0), (service.State, service.Fault, service.HasInterface, service.Exceptions));
        Assert.Contains(beta.Tasks, task => task.Name == service.Task && task.Capacity == service.Capacity);
        string dump = await machine.Client.DumpAsync("5", TestContext.Current.CancellationToken);
        Assert.Contains($"samgr: {alpha.Server.Abilities}/{alpha.Limits.MaxAbilities} refused 0, ", dump, StringComparison.Ordinal);
        Assert.Contains("there are alpha, beta", (await Assert.ThrowsAsync<ArgumentException>(() => machine.SnapshotAsync("gamma"))).Message, StringComparison.Ordinal);
    }
}
