using LiteIpc;

namespace Samgr.Tests;

/// <summary>A proxy asks to be told of the end of its service once, and no longer than it lives.</summary>
public sealed class DeathCallbackTests : IDisposable
{
    private const int Rounds = 3;

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_proxy_that_is_released_leaves_no_death_callback()
    {
        SamgrLite consumer = Start(out _);
        int before = consumer.Ipc!.DeathCallbackCount;

        for (int round = 0; round < Rounds; round++)
        {
            ClientProxy proxy = consumer.Find(CalculatorService.ServiceName);
            Assert.Equal(before + 1, consumer.Ipc.DeathCallbackCount);
            Assert.Equal(0, proxy.Release());
            Assert.Equal(before, consumer.Ipc.DeathCallbackCount);
        }
    }

    [Fact]
    public void A_proxy_that_has_healed_has_one_death_callback_and_leaves_none()
    {
        SamgrLite consumer = Start(out SamgrLite provider);
        int before = consumer.Ipc!.DeathCallbackCount;
        ClientProxy proxy = consumer.Find(CalculatorService.ServiceName);

        for (int round = 0; round < Rounds; round++)
        {
            provider.Stop();
            Wait.Until(() => !proxy.Target.IsValid);
            Assert.Equal(before, consumer.Ipc.DeathCallbackCount);
            provider = StartProvider();
            Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
            Assert.Equal(before + 1, consumer.Ipc.DeathCallbackCount);
        }

        Assert.Equal(0, proxy.Release());
        Assert.Equal(before, consumer.Ipc.DeathCallbackCount);
    }

    private SamgrLite Start(out SamgrLite provider)
    {
        _system.StartManager(5, 7);
        provider = StartProvider();
        return _system.StartProcess(7, 9);
    }

    private SamgrLite StartProvider() => _system.StartProcess(6, 8, CalculatorService.Install);
}
