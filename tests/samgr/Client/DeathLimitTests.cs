using LiteIpc;

namespace Samgr.Tests;

public sealed class DeathLimitTests : IDisposable
{
    private const int Services = 6;

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F3_TheFifthDeathCallbackOfAHandleIsRefusedAndTheFourAreCalled()
    {
        var (consumer, provider, target) = Start();
        IpcContext context = consumer.Ipc!;
        int told = 0;
        void Tell(IpcContext from, int handle, object? argument) => Interlocked.Increment(ref told);
        int last = 0;
        for (int i = 0; i < IpcLimits.DefaultMaxDeathCallbacks; i++)
        {
            last = context.RegisterDeathCallback(target, Tell, null);
            Assert.True(last > 0);
        }

        Assert.Equal(EC.NoSpace, context.RegisterDeathCallback(target, Tell, null));
        Assert.Equal(EC.NoSpace, context.RegisterDeathCallback(new SvcIdentity(target.Handle, target.Token + 1, 0), Tell, null));
        Assert.True(context.RegisterDeathCallback(SvcIdentity.Samgr, Tell, null) > 0);
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(last));
        Assert.True(context.RegisterDeathCallback(target, Tell, null) > 0);
        provider.Stop();
        Wait.Until(() => Volatile.Read(ref told) == IpcLimits.DefaultMaxDeathCallbacks);
    }

    [Fact]
    public void Fault_F3_TheProxiesOfAProcessTakeNoneOfThePlaces()
    {
        var (consumer, provider, target) = Start();
        for (int i = 1; i < Services; i++)
        {
            Assert.Equal(EC.Success, consumer.Find("service" + i).Call());
        }

        Assert.True(consumer.Ipc!.RegisterDeathCallback(target, (_, _, _) => { }, null) > 0);
        provider.Stop();
        Wait.Until(() => consumer.ListClients().All(client => client.Handle == SvcIdentity.InvalidHandle));
    }

    [Fact]
    public void Fault_F3_TheLimitIsAnOptionAndStandsInTheDump()
    {
        var (consumer, _, target) = Start(options => options.MaxDeathCallbacks = 1);
        Assert.True(consumer.Ipc!.RegisterDeathCallback(target, (_, _, _) => { }, null) > 0);
        Assert.Equal(EC.NoSpace, consumer.Ipc.RegisterDeathCallback(target, (_, _, _) => { }, null));
        Assert.Contains(", death callbacks a handle 1", consumer.Dump(), StringComparison.Ordinal);
        Assert.Equal(4, new SamgrOptions().MaxDeathCallbacks);
    }

    private (SamgrLite Consumer, SamgrLite Provider, SvcIdentity Target) Start(Action<SamgrOptions>? configure = null)
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr =>
        {
            for (int i = 0; i < Services; i++)
            {
                samgr.Add(new TestService("service" + i), new TestApi());
            }
        });
        var consumer = _system.StartProcess(7, 9, configure: configure);
        return (consumer, provider, consumer.Find("service0").Target);
    }
}
