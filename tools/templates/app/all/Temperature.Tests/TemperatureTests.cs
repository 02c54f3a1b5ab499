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
    public async Task The_program_of_the_board_runs_in_the_emulator()
    {
        using TestMachine machine = await TestMachine.StartAsync("temperature.json", TestContext.Current.CancellationToken);

        await machine.WaitForLogAsync("consumer/temperature_client: sensor 0 has 215");
    }
}
