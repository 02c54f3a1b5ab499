using LiteIpc.Bus.Tests.Support;
using Samgr;
using Samgr.Generator.Sample;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests;

/// <summary>A service of another device, found and called by the line that finds it at home.</summary>
public sealed class RemoteCallTests : IDisposable
{
    private readonly Home _home = Home.Up(new ThermometerModule());

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_service_of_another_device_answers_as_one_of_this()
    {
        ITemperature temperature = TemperatureProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);

        Assert.Equal(202, temperature.Read(2));
        temperature.Rename(1, "oven");
        Assert.Equal("oven", temperature.NameOf(1));
        string unit = "K";
        Assert.True(temperature.TryRead(3, out int tenths, ref unit));
        Assert.Equal((203, "K/10"), (tenths, unit));
    }

    [Fact]
    public void A_service_that_throws_is_heard_with_its_code_and_reason()
    {
        ITemperature temperature = TemperatureProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(99));

        Assert.Equal(EC.NoService, error.Code);
        Assert.Contains("there is no sensor 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_way_calls_arrive_in_their_order_before_a_later_call()
    {
        ITemperature temperature = TemperatureProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);

        for (int i = 1; i <= 20; i++)
        {
            temperature.Wake();
            Assert.Equal(200 + (i * 1000), temperature.Read(0));
        }
    }

    [Fact]
    public void A_service_that_is_not_there_is_refused_at_once_with_its_name()
    {
        Assert.Null(_home.Caller.GetRemoteDefaultFeatureApi("kitchen", "echo"));
        Assert.Null(_home.Caller.GetRemoteDefaultFeatureApi("cellar", "temperature"));
    }

    [Fact]
    public void Calls_in_flight_end_as_dead_and_the_proxy_heals_when_the_link_is_back()
    {
        ITemperature temperature = TemperatureProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        Assert.Equal(200, temperature.Read(0));
        int exits = 0;
        ((ClientProxy)temperature).Lost += (_, _, _) => Interlocked.Increment(ref exits);

        _home.Cut();
        Patience.Until(() => Volatile.Read(ref exits) == 1, () => "the end of the service is told");
        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(0));
        Assert.Equal(EC.NoService, error.Code);
        Assert.Contains("there is no link to kitchen: the wire was cut", error.Message, StringComparison.Ordinal);

        _home.Connect();
        Assert.Equal(200, temperature.Read(0));
        Assert.Equal(1, exits);
    }
}
