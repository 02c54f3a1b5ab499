using LiteIpc;

namespace Samgr.Tests;

public sealed class ClientVectorTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void There_is_one_proxy_a_name_however_many_threads_ask_at_once()
    {
        var consumer = Start();
        for (var round = 0; round < 20; round++)
        {
            var found = new ClientProxy[8];
            using var barrier = new Barrier(found.Length);
            Wait.ForAll(found.Length, number =>
            {
                barrier.SignalAndWait(Patience.LimitMs);
                found[number] = consumer.FindServiceApi(CalculatorService.ServiceName, null)!;
            });
            Assert.All(found, proxy => Assert.Same(found[0], proxy));
            Assert.Equal(found.Length, found[0].References);
            Assert.All(found, proxy => Assert.Equal((EC.Success, 3), proxy.Sum(1, 2)));
            Wait.ForAll(found.Length, number => found[number].Release());
            Assert.Equal((0, EC.Invalid), (found[0].References, found[0].Call()));
            Assert.Empty(consumer.ListClients());
        }
    }

    [Fact]
    public void Finding_and_releasing_at_the_same_time_never_gives_a_dead_proxy()
    {
        var consumer = Start();
        Wait.ForAll(4, _ =>
        {
            for (var i = 0; i < 300; i++)
            {
                var proxy = consumer.FindServiceApi(CalculatorService.ServiceName, null)!;
                Assert.Equal((EC.Success, i), proxy.Sum(i, 0));
                proxy.Release();
            }
        });
        Assert.Empty(consumer.ListClients());
    }

    [Fact]
    public void A_release_gives_up_the_death_callback()
    {
        var consumer = Start();
        var exits = 0;
        consumer.RegisterFactory(CalculatorService.ServiceName, null, new Factory(() => exits++));
        consumer.Find(CalculatorService.ServiceName).Release();
        _provider!.Stop();
        Wait.Until(() => !consumer.QueryIdentity(CalculatorService.ServiceName, null).IsValid);
        Assert.Equal(0, exits);
    }

    [Fact]
    public void A_factory_destroys_each_proxy_that_it_made_and_no_other()
    {
        var consumer = Start();
        var before = consumer.Find(CalculatorService.ServiceName);
        var factory = new Factory(() => { });
        Assert.Equal(EC.Success, consumer.RegisterFactory(CalculatorService.ServiceName, null, factory));
        Assert.Equal(0, before.Release());
        Assert.Empty(factory.Destroyed);
        var found = new ClientProxy[8];
        Wait.ForAll(found.Length, number => found[number] = consumer.FindServiceApi(CalculatorService.ServiceName, null)!);
        Assert.Single(found.Distinct());
        Wait.ForAll(found.Length, number => found[number].Release());
        Assert.Equal(factory.Created.Count, factory.Destroyed.Count);
        Assert.Equal(factory.Created.ToHashSet(), factory.Destroyed.ToHashSet());
    }

    [Fact]
    public void A_factory_that_throws_is_logged_and_nothing_is_found()
    {
        var consumer = Start();
        consumer.RegisterFactory(CalculatorService.ServiceName, null, new Factory(() => { }) { Throws = true });
        Assert.Null(consumer.GetDefaultFeatureApi(CalculatorService.ServiceName));
        Assert.Empty(consumer.ListClients());
        Assert.True(_system.Logged("exception while making the proxy <calculator>"));
    }

    [Fact]
    public void A_notify_that_throws_comes_out_of_the_call_and_the_reply_is_freed()
    {
        var consumer = Start();
        var proxy = consumer.Find(CalculatorService.ServiceName);
        for (var i = 0; i < 10; i++)
        {
            Assert.Throws<InvalidOperationException>(() => proxy.Invoke(CalculatorService.WhoAmI, null, null, (_, _, _) => throw new InvalidOperationException()));
        }

        Assert.Equal(0, _system.DriverOf(consumer).PoolUsed);
        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
    }

    [Fact]
    public void A_proxy_that_throws_when_its_service_ends_is_logged_and_heals()
    {
        var consumer = Start();
        consumer.RegisterFactory(CalculatorService.ServiceName, null, new Factory(() => throw new InvalidOperationException("told to")));
        var proxy = consumer.Find(CalculatorService.ServiceName);
        _provider!.Stop();
        Wait.Until(() => _system.Logged("exception while telling of the end of its service to the proxy"));
        Assert.Equal(EC.NoService, proxy.Call());
        _system.StartProcess(6, 8, CalculatorService.Install);
        Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
    }

    private SamgrLite? _provider;

    private SamgrLite Start()
    {
        _system.StartManager(5, 7, configure: options => options.MessageRate = 0);
        _provider = _system.StartProcess(6, 8, CalculatorService.Install, options => options.MessageRate = 0);
        var consumer = _system.StartProcess(7, 9);
        consumer.Find(CalculatorService.ServiceName).Release();
        return consumer;
    }

    private sealed class Factory(Action onExit) : IClientFactory
    {
        public System.Collections.Concurrent.ConcurrentBag<ClientProxy> Created { get; } = [];

        public System.Collections.Concurrent.ConcurrentBag<ClientProxy> Destroyed { get; } = [];

        public bool Throws { get; init; }

        public ClientProxy Create(string service, string? feature)
        {
            var proxy = Throws ? throw new InvalidOperationException("told to") : new Proxy(onExit);
            Created.Add(proxy);
            return proxy;
        }

        public void Destroy(ClientProxy client) => Destroyed.Add(client);
    }

    private sealed class Proxy(Action onExit) : ClientProxy
    {
        protected override void OnServiceExit(int handle) => onExit();
    }
}
