using LiteIpc;

namespace Samgr.Tests;

public sealed class ClientProxyTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_service_of_another_process_is_found_and_called()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        Assert.Equal((EC.Success, 29), proxy.Sum(12, 17));
        Assert.Equal(0, proxy.Release());
    }

    [Fact]
    public void The_service_sees_who_calls_as_the_kernel_knows_it()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        int pid = 0, uid = 0;
        Assert.Equal(EC.Success, proxy.Invoke(CalculatorService.WhoAmI, null, null, (_, _, reply) => (pid, uid) = (reply.ReadInt32(), reply.ReadInt32())));
        Assert.Equal((7, 9), (pid, uid));
    }

    [Fact]
    public void A_query_before_the_registration_misses_and_is_not_cached()
    {
        _system.StartManager(5, 7);
        var consumer = _system.StartProcess(7, 9);
        Assert.Null(consumer.GetDefaultFeatureApi(CalculatorService.ServiceName));
        Assert.Equal(SvcIdentity.InvalidHandle, consumer.QueryIdentity(CalculatorService.ServiceName, null).Handle);
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.NotNull(consumer.Find(CalculatorService.ServiceName));
    }

    [Fact]
    public void A_proxy_heals_after_its_service_died_and_came_back()
    {
        _system.StartManager(5, 7);
        var first = _system.StartProcess(6, 8, CalculatorService.Install);
        var exits = new List<int>();
        var consumer = _system.StartProcess(7, 9);
        var factory = new RecordingFactory(exits);
        consumer.RegisterFactory(CalculatorService.ServiceName, null, factory);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        int handle = proxy.Target.Handle;
        first.Stop();
        Wait.Until(() => !proxy.Target.IsValid);
        Assert.Equal(EC.NoService, proxy.Sum(1, 2).Code);
        _system.StartProcess(6, 8, CalculatorService.Install);
        Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
        Assert.Equal([handle], exits);
        Assert.NotEqual(handle, proxy.Target.Handle);
    }

    [Fact]
    public void A_call_in_flight_when_its_server_dies_gets_the_dead_object_code()
    {
        _system.StartManager(5, 7);
        var service = new CalculatorService();
        var server = _system.StartProcess(6, 8, service.InstallIn);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        int result = 0;
        var caller = new Thread(() => result = proxy.Invoke(CalculatorService.Wait, null, null, (_, _, _) => { }));
        caller.Start();
        Assert.True(service.Entered.Wait(Patience.LimitMs, TestContext.Current.CancellationToken));
        ThreadPool.QueueUserWorkItem(_ => server.Stop());
        Assert.True(caller.Join(Patience.LimitMs));
        service.Released.Set();
        Assert.Equal(EC.DeadObject, result);
    }

    [Fact]
    public void A_server_that_throws_or_knows_no_such_function_answers_at_once()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        Assert.Equal(EC.Failure, proxy.Invoke(CalculatorService.Throw, null, null, (_, _, _) => { }));
        Assert.Equal(EC.UnknownCode, proxy.Invoke(99, null, null, (_, _, _) => { }));
        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
    }

    [Fact]
    public void Samgr_restarts_and_the_others_register_again_without_exiting()
    {
        var manager = _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        manager.Stop();
        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
        _system.StartManager(5, 7);
        Wait.Until(() => consumer.QueryIdentity(CalculatorService.ServiceName, null).IsValid);
        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
    }

    [Fact]
    public void The_last_release_takes_the_proxy_out_of_the_vector()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        Assert.Same(proxy, consumer.Find(CalculatorService.ServiceName));
        Assert.Single(consumer.ListClients());
        Assert.Equal(1, proxy.Release());
        Assert.Equal(0, proxy.Release());
        Assert.Empty(consumer.ListClients());
        Assert.Equal(EC.Invalid, proxy.Invoke(CalculatorService.Add, null, null, null));
        Assert.Equal(EC.Invalid, proxy.QueryInterface(InterfaceVersion.ClientProxy, out _));
        Assert.NotSame(proxy, consumer.Find(CalculatorService.ServiceName));
    }

    private sealed class RecordingFactory(List<int> exits) : IClientFactory
    {
        public ClientProxy Create(string service, string? feature) => new RecordingProxy(exits);

        public void Destroy(ClientProxy client)
        {
        }
    }

    private sealed class RecordingProxy(List<int> exits) : ClientProxy
    {
        protected override void OnServiceExit(int handle) => exits.Add(handle);
    }
}
