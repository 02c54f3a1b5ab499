using LiteIpc;

namespace Samgr.Tests;

public sealed class FlowControlTests : IDisposable
{
    private readonly TestSystem _system = new();
    private readonly TestAdapter _clock = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_burst_of_1500_calls_passes_and_the_next_one_is_refused_with_a_reason()
    {
        StartProvider();
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        for (var i = 0; i < 1500; i++)
        {
            Assert.Equal((EC.Success, i), proxy.Sum(i, 0));
        }

        Assert.Equal(EC.FlowCtrl, proxy.Sum(1, 1).Code);
        Assert.True(_system.Logged("EC_FLOWCTRL, pid 7 calls more than 1000 times a second"));
    }

    [Fact]
    public void Another_process_is_served_while_one_is_throttled()
    {
        StartProvider(options => options.MessageBurst = 3);
        var flooding = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        var modest = _system.StartProcess(8, 9).Find(CalculatorService.ServiceName);
        Exhaust(flooding);
        Assert.Equal((EC.Success, 3), modest.Sum(1, 2));
    }

    [Fact]
    public void A_throttled_process_gets_1000_calls_for_each_second_that_passes()
    {
        StartProvider(options => options.MessageBurst = 20);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        Exhaust(proxy);
        _clock.Advance(10);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(EC.Success, proxy.Call(CalculatorService.WhoAmI));
        }

        Assert.Equal(EC.FlowCtrl, proxy.Call(CalculatorService.WhoAmI));
    }

    [Fact]
    public void One_way_calls_over_the_limit_are_dropped_and_counted()
    {
        var provider = StartProvider(options => options.MessageBurst = 5);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(EC.Success, proxy.Invoke(CalculatorService.WhoAmI, null, null, null));
        }

        Wait.Until(() => provider.Throttled() == 15);
        Wait.Until(() => provider.Of(CalculatorService.ServiceName).Handled == 6);
        Wait.Until(() => _system.DriverOf(provider).PoolUsed == 0);
    }

    [Fact]
    public void A_rate_of_0_lets_everything_pass()
    {
        StartProvider(options => (options.MessageRate, options.MessageBurst) = (0, 1));
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(EC.Success, proxy.Call(CalculatorService.WhoAmI));
        }
    }

    [Fact]
    public void A_process_that_floods_does_not_flood_the_log()
    {
        StartProvider(options => options.MessageBurst = 1);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        Exhaust(proxy);
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(1);
            Assert.Equal(EC.Success, proxy.Call(CalculatorService.WhoAmI));
            Assert.Equal(EC.FlowCtrl, proxy.Call(CalculatorService.WhoAmI));
        }

        Assert.InRange(_system.Log.Lines.Count(line => line.Contains("flow control: pid 7", StringComparison.Ordinal)), 1, 8);
    }

    private static void Exhaust(ClientProxy proxy) => Wait.Until(() => proxy.Call(CalculatorService.WhoAmI) == EC.FlowCtrl);

    private SamgrLite StartProvider(Action<SamgrOptions>? configure = null)
    {
        _system.StartManager(5, 7);
        return _system.StartProcess(6, 8, CalculatorService.Install, options =>
        {
            options.Adapter = _clock;
            configure?.Invoke(options);
        });
    }
}
