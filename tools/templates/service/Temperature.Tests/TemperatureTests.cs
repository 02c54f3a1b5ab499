using LiteIpc;
using Samgr;
using Samgr.Testing;

namespace Temperature.Tests;

public sealed class TemperatureTests
{
    [Fact]
    public void What_is_set_in_one_process_is_read_in_another()
    {
        using TestSystem system = new();
        SamgrLite client = system.Start();
        system.Start(new TemperatureServiceModule());
        ITemperature service = system.Find(client, TemperatureProxy.WaitFor);

        service.Set(1, 200);

        Assert.Equal(200, service.Read(1));
        InterfaceProxy.Release(service);
    }

    [Fact]
    public void A_sensor_that_is_not_there_is_refused()
    {
        using TestSystem system = new();
        ITemperature service = system.Find(system.Start(new TemperatureServiceModule()), TemperatureProxy.WaitFor);

        ServiceException error = Assert.Throws<ServiceException>(() => service.Read(2));

        Assert.Equal(EC.Invalid, error.Code);
        Assert.Equal("there is no sensor 2", error.Message);
        InterfaceProxy.Release(service);
    }

    [Fact]
    public async Task A_killed_service_is_found_again()
    {
        using TestMachine machine = await TestMachine.StartAsync("temperature.json", TestContext.Current.CancellationToken);
        await machine.WaitForLogAsync("temperature_client: sensor 0 has 215");

        await machine.KillAsync("temperature");

        Assert.Equal(190, (await machine.CallAsync("temperature_client", TemperatureClientFunctions.Ask, "i32", 1)).GetInt32());
    }
}
