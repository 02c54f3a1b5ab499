using LiteIpc;

namespace Samgr.Tests;

public sealed class SaStoreTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_service_that_a_live_process_provides_cannot_be_taken_over()
    {
        var manager = _system.StartManager(5, 7);
        Provide(6, "service");
        Wait.Until(() => manager.ListAbilities().Length == 1);
        Provide(7, "service");
        Wait.Until(() => _system.Logged("samgr did not take <service>: EC_BUSY service service is provided by pid 6 already"));
        Assert.Equal(6, Assert.Single(manager.ListAbilities()).Pid);
    }

    [Fact]
    public void A_process_that_ends_leaves_nothing_behind_and_another_may_provide_its_services()
    {
        var manager = _system.StartManager(5, 7);
        var first = Provide(6, "one", "two", "three");
        Wait.Until(() => manager.ListAbilities().Length == 3);
        first.Stop();
        Wait.Until(() => manager.ListAbilities().Length == 0);
        Provide(7, "two");
        Wait.Until(() => manager.ListAbilities().Length == 1);
        Assert.Equal(EC.Success, _system.StartProcess(8, 9).Find("two").Call());
    }

    [Fact]
    public void Samgr_keeps_no_more_services_than_its_limit()
    {
        var manager = _system.StartManager(5, 7, configure: options => options.MaxAbilities = 4);
        Provide(6, "one", "two", "three");
        Wait.Until(() => _system.Logged("EC_NOSPACE samgr keeps 4 services and features at most"));
        Wait.Until(() => manager.ListAbilities().Length == 2);
        Assert.Contains("samgr: 2/4 refused 1, capabilities 0/512 refused 0, waits 0 refused 0", manager.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dump_shows_services_tasks_clients_abilities_and_limits()
    {
        var manager = _system.StartManager(5, 7);
        Provide(6, "service");
        var consumer = _system.StartProcess(7, 9);
        consumer.Find("service");
        var dump = manager.Dump();
        Assert.Contains("<service> handle[", dump, StringComparison.Ordinal);
        Assert.Contains("[0] Bootstrap: running, task shared-3", dump, StringComparison.Ordinal);
        Assert.Contains("shared-3: priority 24, services 1, queue 0/40", dump, StringComparison.Ordinal);
        Assert.Contains("limits: name bytes 63, services 32752, features a service 112, shared queue 40", dump, StringComparison.Ordinal);
        Assert.Contains("calls a second 1000, calls at once 1500", dump, StringComparison.Ordinal);
        Assert.Contains("registration tries 300 every ms 1, abilities 300, policies an ability 8", dump, StringComparison.Ordinal);
        Assert.Contains("token[0] references 1", consumer.Dump(), StringComparison.Ordinal);
    }

    private SamgrLite Provide(int pid, params string[] names)
        => _system.StartProcess(pid, 8, samgr => Array.ForEach(names, name => samgr.Add(new TestService(name), new TestApi())));
}
