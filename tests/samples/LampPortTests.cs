using Lamp;
using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Samples.Tests;

/// <summary>The port of services/BY-HAND.md does what its page says.</summary>
public sealed class LampPortTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void The_lamp_is_set_asked_broadcast_and_watched()
    {
        SamgrLite caller = _system.Start();
        SamgrLite provider = _system.Start(new BroadcastModule(), new LampModule());
        DimmerClient? client = null;
        Patience.Until(() => (client = LampClient.Find(caller)) != null, "the dimmer is found");
        using ManualResetEventSlim died = new();
        Assert.InRange(LampClient.Watch(caller, client!.Target, (context, handle, argument) => died.Set()), 1, int.MaxValue);

        Assert.Equal((EC.Success, ""), (client.Set(40, out string none), none));
        Assert.Equal((EC.Success, 40), (client.Get(out int level, out _), level));
        Patience.Until(
            () =>
            {
                client.Set(41, out _);
                return _system.Log.Lines.Any(line => line.Contains("the lamp is at 41", StringComparison.Ordinal));
            },
            "the panel is told");

        provider.Stop();
        Patience.For(died, "the death is told");
        Patience.Until(() => client.Exits == 1, "the proxy is told");
        Assert.Equal(EC.NoService, client.Get(out _, out string reason));
        Assert.Contains("is not registered", reason, StringComparison.Ordinal);
        client.Release();
    }

    [Fact]
    public void An_argument_that_is_missing_is_refused()
    {
        SamgrLite caller = _system.Start();
        _system.Start(new BroadcastModule(), new LampModule());
        DimmerClient? client = null;
        Patience.Until(() => (client = LampClient.Find(caller)) != null, "the dimmer is found");

        Assert.Equal(EC.Invalid, client!.Invoke(DimmerFunction.Set, new IpcIo(4), null, (owner, code, reply) => { }));

        client.Release();
    }
}
