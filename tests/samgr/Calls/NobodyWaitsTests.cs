using LiteIpc;

namespace Samgr.Tests;

/// <summary>Each call comes back with its own code, so not by running into the timeout.</summary>
public sealed class NobodyWaitsTests : IDisposable
{
    private const string Service = "busy";

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void An_unknown_token_is_refused()
    {
        var (_, proxy, _) = Start(TestService.Single(), new TestApi());
        var consumer = _system.StartProcess(8, 9);
        var handle = consumer.Find(Service).Target.Handle;
        Assert.Equal(handle, proxy.Target.Handle);
        Assert.Equal(EC.NoHandler, _system.DriverOf(consumer).Transact(new SvcIdentity(handle, 77, 0), 0, null, IpcFlag.Default, Patience.LimitMs, out var reply));
        Assert.Contains("token 77", IpcFailure.ReasonOf(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_the_service_comes_back()
    {
        var (_, proxy, _) = Start(TestService.Single(), new TestApi((function, _, _) => function == 1 ? EC.UnknownCode : throw new InvalidOperationException("told to")));
        Assert.Equal(EC.UnknownCode, proxy.Call(1));
        Assert.Equal(EC.Failure, proxy.Call(2));
        Assert.True(_system.Logged("threw in function 2: told to"));
    }

    [Fact]
    public void A_request_that_overflowed_is_not_sent()
    {
        var (_, proxy, provider) = Start(TestService.Single(), new TestApi());
        var request = new IpcIo(4);
        request.WriteInt64(1);
        Assert.Equal(EC.Invalid, proxy.Call(0, request));
        Assert.Equal(1, provider.Of(Service).Handled);
    }

    [Fact]
    public void A_reply_that_overflowed_is_a_refusal()
    {
        var (_, proxy, _) = Start(TestService.Single(), new TestApi((_, _, reply) =>
        {
            while (reply.WriteInt64(1))
            {
            }

            return EC.Success;
        }));
        Assert.Equal(EC.Invalid, proxy.Call());
        Assert.True(_system.Logged("the reply of the service overflowed"));
    }

    [Fact]
    public void A_full_queue_refuses_the_call()
    {
        using var gate = new Gate();
        var (_, proxy, _) = Start(TestService.Single(queueSize: 1), Holding(gate));
        var caller = Wait.Start(() => proxy.Call(1));
        gate.WaitEntered();
        Assert.Equal(EC.BusBusy, proxy.Call());
        Assert.True(_system.Logged("the queue of busy is full (1, half of them for one process)"));
        gate.Open();
        Wait.For(caller);
    }

    [Fact]
    public void A_call_that_was_dropped_for_a_newer_one_is_refused()
    {
        using var gate = new Gate();
        var (_, proxy, provider) = Start(TestService.Single(queueSize: 2, FullQueuePolicy.DropOldest), Holding(gate));
        var held = Wait.Start(() => proxy.Call(1));
        gate.WaitEntered();
        var oldest = EC.Success;
        var dropped = Wait.Start(() => oldest = proxy.Call());
        Wait.Until(() => provider.Queued(Service) == 2);
        var newest = EC.Failure;
        var kept = Wait.Start(() => newest = proxy.Call());
        Wait.For(dropped);
        gate.Open();
        Wait.For(held);
        Wait.For(kept);
        Assert.Equal((EC.BusBusy, EC.Success), (oldest, newest));
        Assert.Equal(1, provider.Of(Service).Dropped);
    }

    [Fact]
    public void A_call_that_waits_while_its_service_is_unregistered_is_refused()
    {
        using var gate = new Gate();
        var (_, proxy, provider) = Start(TestService.Single(), Holding(gate));
        var held = Wait.Start(() => proxy.Call(1));
        gate.WaitEntered();
        var code = EC.Success;
        var waiting = Wait.Start(() => code = proxy.Call());
        Wait.Until(() => provider.Queued(Service) == 2);
        Assert.NotNull(provider.UnregisterDefaultFeatureApi(Service));
        Assert.NotNull(provider.UnregisterService(Service));
        gate.Open();
        Wait.For(held);
        Wait.For(waiting);
        Assert.Equal(EC.NoHandler, code);
        Assert.Equal(EC.NoService, proxy.Call());
    }

    [Fact]
    public void Calls_that_wait_while_their_server_stops_get_the_dead_object_code()
    {
        using var gate = new Gate();
        var (_, proxy, provider) = Start(TestService.Single(), Holding(gate));
        var codes = new int[4];
        var callers = codes.Select((_, i) => Wait.Start(() => codes[i] = proxy.Call(1))).ToArray();
        Wait.Until(() => provider.Queued(Service) == codes.Length);
        var stopping = Wait.Start(provider.Stop);
        Array.ForEach(callers, Wait.For);
        gate.Open();
        Wait.For(stopping);
        Assert.All(codes, code => Assert.Equal(EC.DeadObject, code));
    }

    [Fact]
    public void Without_samgr_a_query_misses_at_once_and_known_services_go_on()
    {
        var (manager, proxy, _) = Start(TestService.Single(), new TestApi());
        var consumer = _system.StartProcess(8, 9);
        manager.Stop();
        Assert.Null(consumer.GetDefaultFeatureApi(Service));
        Assert.Equal(EC.Success, proxy.Call());
    }

    private static TestApi Holding(Gate gate) => new((function, _, _) =>
    {
        if (function == 1)
        {
            gate.Pass();
        }

        return EC.Success;
    });

    private (SamgrLite Manager, ClientProxy Proxy, SamgrLite Provider) Start(TaskConfig config, TestApi api)
    {
        var manager = _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService(Service, config), api));
        return (manager, _system.StartProcess(7, 9).Find(Service), provider);
    }
}
