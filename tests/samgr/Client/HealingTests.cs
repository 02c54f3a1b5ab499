using System.Collections.Concurrent;
using LiteIpc;

namespace Samgr.Tests;

public sealed class HealingTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Eight_callers_go_on_after_the_service_died_and_came_back()
    {
        _system.StartManager(5, 7);
        var provider = StartProvider(6);
        var consumer = _system.StartProcess(7, 9);
        var exits = Record(consumer);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        var restarted = new ManualResetEventSlim();
        var seen = new ConcurrentQueue<int>();
        var killer = Wait.Start(() =>
        {
            provider.Stop();
            StartProvider(6);
            restarted.Set();
        });
        Wait.ForAll(8, _ =>
        {
            int code;
            do
            {
                seen.Enqueue(code = proxy.Sum(1, 2).Code);
            }
            while (code != EC.Success || !restarted.IsSet);
        });
        Wait.For(killer);
        Wait.Until(() => exits.Count == 1);
        Assert.All(seen, code => Assert.Contains(code, new[] { EC.Success, EC.DeadObject, EC.NoService }));
    }

    [Fact]
    public void The_end_of_a_service_is_told_exactly_once_in_100_rounds()
    {
        const int Rounds = 100;
        var random = new Random(20240);
        var manager = _system.StartManager(5, 7);
        var provider = StartProvider(6);
        var consumer = _system.StartProcess(7, 9);
        var exits = Record(consumer);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        var handles = new HashSet<int>();
        for (var round = 0; round < Rounds; round++)
        {
            Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
            handles.Add(proxy.Target.Handle);
            var calling = random.Next(2) == 0 ? Wait.Start(() => proxy.Sum(1, 2)) : null;
            if (random.Next(10) == 0)
            {
                manager.Stop();
                manager = _system.StartManager(5, 7);
            }

            provider.Stop();
            provider = StartProvider(6);
            calling?.Join();
        }

        Wait.Until(() => exits.Count >= handles.Count);
        Assert.Equal(Rounds, handles.Count);
        Assert.Equal(handles.Order(), exits.Order());
    }

    [Fact]
    public void A_service_that_moved_to_another_process_is_found_by_the_same_proxy()
    {
        _system.StartManager(5, 7);
        var former = StartProvider(6);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        var handle = proxy.Target.Handle;
        Assert.NotNull(former.UnregisterDefaultFeatureApi(CalculatorService.ServiceName));
        Assert.NotNull(former.UnregisterService(CalculatorService.ServiceName));
        Assert.Equal(EC.NoHandler, proxy.Call());
        Assert.Equal(EC.NoService, proxy.Call());
        StartProvider(8);
        Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
        Assert.NotEqual(handle, proxy.Target.Handle);
    }

    [Fact]
    public void After_samgr_restarted_its_clients_go_on_and_new_ones_find_the_services_under_new_handles()
    {
        var manager = _system.StartManager(5, 7);
        var provider = StartProvider(6);
        var handle = provider.Handle;
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        var exits = Record(_system.StartProcess(8, 9));
        manager.Stop();
        manager = _system.StartManager(5, 7);
        var fresh = _system.StartProcess(10, 9).Find(CalculatorService.ServiceName);
        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
        Assert.Equal((EC.Success, 3), fresh.Sum(1, 2));
        Assert.NotEqual(handle, provider.Handle);
        Assert.Equal(provider.Handle, Assert.Single(manager.ListAbilities()).Handle);
        Assert.Empty(exits);
    }

    private static ConcurrentQueue<int> Record(SamgrLite consumer)
    {
        var exits = new ConcurrentQueue<int>();
        consumer.RegisterFactory(CalculatorService.ServiceName, null, new Factory(exits));
        return exits;
    }

    private SamgrLite StartProvider(int pid) => _system.StartProcess(pid, 8, CalculatorService.Install, options => options.MessageRate = 0);

    private sealed class Factory(ConcurrentQueue<int> exits) : IClientFactory
    {
        public ClientProxy Create(string service, string? feature) => new Proxy(exits);

        public void Destroy(ClientProxy client)
        {
        }
    }

    private sealed class Proxy(ConcurrentQueue<int> exits) : ClientProxy
    {
        protected override void OnServiceExit(int handle) => exits.Enqueue(handle);
    }
}
