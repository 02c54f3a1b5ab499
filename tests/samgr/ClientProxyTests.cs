using LiteIpc;

namespace Samgr.Tests;

public sealed class ClientProxyTests : IDisposable
{
    private readonly InClrSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_service_of_another_process_is_found_and_called()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = Find(consumer);
        Assert.Equal((EC.Success, 29), Add(proxy, 12, 17));
        Assert.Equal(0, proxy.Release());
    }

    [Fact]
    public void The_service_sees_who_calls_as_the_kernel_knows_it()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var proxy = Find(_system.StartProcess(7, 9));
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
        Assert.NotNull(Find(consumer));
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
        var proxy = Find(consumer);
        int handle = proxy.Target.Handle;
        first.Stop();
        WaitFor(() => !proxy.Target.IsValid);
        Assert.Equal(EC.NoService, Add(proxy, 1, 2).Code);
        _system.StartProcess(6, 8, CalculatorService.Install);
        WaitFor(() => Add(proxy, 1, 2) == (EC.Success, 3));
        Assert.Equal([handle], exits);
        Assert.NotEqual(handle, proxy.Target.Handle);
    }

    [Fact]
    public void A_call_in_flight_when_its_server_dies_gets_the_dead_object_code()
    {
        _system.StartManager(5, 7);
        var service = new CalculatorService();
        var server = _system.StartProcess(6, 8, service.InstallIn);
        var proxy = Find(_system.StartProcess(7, 9));
        int result = 0;
        var caller = new Thread(() => result = proxy.Invoke(CalculatorService.Wait, null, null, (_, _, _) => { }));
        caller.Start();
        Assert.True(service.Entered.Wait(InClrSystem.TimeoutMs, TestContext.Current.CancellationToken));
        ThreadPool.QueueUserWorkItem(_ => server.Stop());
        Assert.True(caller.Join(InClrSystem.TimeoutMs));
        service.Released.Set();
        Assert.Equal(EC.DeadObject, result);
    }

    [Fact]
    public void A_server_that_throws_or_knows_no_such_function_answers_at_once()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var proxy = Find(_system.StartProcess(7, 9));
        Assert.Equal(EC.Failure, proxy.Invoke(CalculatorService.Throw, null, null, (_, _, _) => { }));
        Assert.Equal(EC.UnknownCode, proxy.Invoke(99, null, null, (_, _, _) => { }));
        Assert.Equal((EC.Success, 3), Add(proxy, 1, 2));
    }

    [Fact]
    public void Samgr_restarts_and_the_others_register_again_without_exiting()
    {
        var manager = _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = Find(consumer);
        manager.Stop();
        Assert.Equal((EC.Success, 3), Add(proxy, 1, 2));
        _system.StartManager(5, 7);
        WaitFor(() => consumer.QueryIdentity(CalculatorService.ServiceName, null).IsValid);
        Assert.Equal((EC.Success, 3), Add(proxy, 1, 2));
    }

    [Fact]
    public void The_last_release_takes_the_proxy_out_of_the_vector()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = Find(consumer);
        Assert.Same(proxy, Find(consumer));
        Assert.Single(consumer.ListClients());
        Assert.Equal(1, proxy.Release());
        Assert.Equal(0, proxy.Release());
        Assert.Empty(consumer.ListClients());
        Assert.Equal(EC.Invalid, proxy.Invoke(CalculatorService.Add, null, null, null));
        Assert.Equal(EC.Invalid, proxy.QueryInterface(InterfaceVersion.ClientProxy, out _));
        Assert.NotSame(proxy, Find(consumer));
    }

    private static ClientProxy Find(SamgrLite consumer)
    {
        ClientProxy? proxy = null;
        WaitFor(() => (proxy = consumer.GetDefaultFeatureApi(CalculatorService.ServiceName) as ClientProxy) != null);
        return proxy!;
    }

    private static (int Code, int Sum) Add(ClientProxy proxy, int a, int b)
    {
        var request = new IpcIo(64);
        request.WriteInt32(a);
        request.WriteInt32(b);
        int sum = 0;
        int code = proxy.Invoke(CalculatorService.Add, request, null, (_, _, reply) => sum = reply.ReadInt32());
        return (code, sum);
    }

    private static void WaitFor(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(condition, InClrSystem.TimeoutMs), "the condition was not met in time");

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
