namespace Samgr.Tests;

/// <summary>The counters of a process as data.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_snapshot_has_services_tasks_clients_abilities_limits_and_the_tables_of_samgr()
    {
        var manager = _system.StartManager(5, 7, configure: options => options.MaxAbilities = 9);
        _system.StartProcess(6, 8, samgr => samgr.Add(new TestService("service"), new TestApi()));
        var consumer = _system.StartProcess(7, 9);
        consumer.Find("service").Call();

        ProcessSnapshot samgr = manager.TakeSnapshot();
        ProcessSnapshot client = consumer.TakeSnapshot();

        Assert.Equal((9, 1, 0), (samgr.Limits.MaxAbilities, samgr.Server!.Abilities, samgr.Server.AbilitiesRefused));
        Assert.True(samgr.Server.IsOpen);
        AbilitySnapshot ability = Assert.Single(samgr.Samgr);
        Assert.Equal(("service", null, 6), (ability.Service, ability.Feature, ability.Pid));
        Assert.Null(client.Server);
        Assert.Empty(client.Samgr);
        ClientInfo proxy = Assert.Single(client.Clients);
        Assert.Equal(("service", ability.Handle, ability.Token, 1), (proxy.Service, proxy.Handle, proxy.Token, proxy.References));
        TaskSnapshot task = Assert.Single(client.Tasks);
        Assert.Equal(("shared-3", TaskPriority.Normal, 1, 40), (task.Name, task.Priority, task.Services, task.Capacity));
        Assert.Equal(("running", "shared-3"), (client.Find("Bootstrap")!.State, client.Find("Bootstrap")!.Task));
        Assert.Null(client.Find("service"));
    }

    [Fact]
    public void A_snapshot_does_not_change_any_more()
    {
        var samgr = _system.StartLocal(samgr => samgr.Add(new TestService("counted")));
        ServiceSnapshot before = samgr.TakeSnapshot("counted")!;
        long handled = before.Handled;

        samgr.SendRequest(samgr.Services.Find("counted")!.Identity, new Request(), null);
        Wait.Until(() => samgr.Of("counted").Handled == handled + 1);

        Assert.Equal(handled, before.Handled);
        Assert.Null(samgr.TakeSnapshot("nobody"));
    }
}
