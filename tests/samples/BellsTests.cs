using Bells;
using LiteIpc.Kit;

namespace Samgr.Samples.Tests;

/// <summary>The example of the IPC Kit's page: objects that go through a service's Invoke, in both directions.</summary>
public sealed class BellsTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void An_object_goes_through_Invoke_in_both_directions()
    {
        SamgrLite caller = _system.Start();
        _system.Start(new DoorModule());
        ClientProxy? door = null;
        Patience.Until(() => (door = caller.FindServiceApi("door", null)) != null, "the door is found");

        RemoteObject? bell = BellClient.Ask(caller, door!);
        Assert.NotNull(bell);
        Assert.Equal((IpcError.Success, 3), (BellClient.Ring(bell, 3, out int rings), rings));
        Assert.Equal(BellCode.NotSoOften, BellClient.Ring(bell, 10, out _));
        Bell own = new();
        Assert.Equal(LiteIpc.EC.Success, BellClient.Give(caller, door!, own));

        Assert.Equal(2, own.Rings);
        bell.Release();
        door!.Release();
    }

    private sealed class DoorModule : ServiceModule
    {
        public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            installed.RegisterService(new Door());
            installed.RegisterDefaultFeatureApi("door", new DoorApi(installed));
        });
    }

    private sealed class Door : Service
    {
        public override string Name => "door";
    }
}
