using LiteIpc;

namespace Samgr.Tests;

/// <summary>What happens while a death callback is being registered.</summary>
public sealed class DeathRaceTests : IDisposable
{
    private const string Service = "service";

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_M2_AnAddressThatIsReplacedWhileItsProxyAttachesLeavesNoCallbackBehind()
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService(Service), new TestApi()));
        CheckedDoor? door = null;
        var consumer = _system.StartProcess(7, 9, door: driver => door = new CheckedDoor(driver));
        var registered = -1;
        var code = EC.Success;
        door!.OnChecked = () =>
        {
            door.OnChecked = () => { };
            var attaching = (ClientProxy)consumer.FindServiceApi(Service, null)!;
            registered = consumer.Ipc!.DeathCallbackCount;
            Assert.NotNull(provider.UnregisterDefaultFeatureApi(Service));
            code = attaching.Call();
            attaching.Release();
        };
        var proxy = consumer.Find(Service);
        Assert.Equal((1, EC.NoHandler), (registered, code));
        Assert.False(proxy.Target.IsValid);
        Assert.Equal(0, consumer.Ipc!.DeathCallbackCount);
    }

    [Fact]
    public void Fault_M2_AProxyThatIsReleasedWhileItAttachesLeavesNoCallbackBehind()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, samgr => samgr.Add(new TestService(Service), new TestApi()));
        CheckedDoor? door = null;
        var consumer = _system.StartProcess(7, 9, door: driver => door = new CheckedDoor(driver));
        door!.OnChecked = () =>
        {
            door.OnChecked = () => { };
            var attaching = (ClientProxy)consumer.FindServiceApi(Service, null)!;
            attaching.Release();
            attaching.Release();
        };
        var proxy = consumer.Find(Service);
        Assert.Equal((0, 0), (proxy.References, consumer.Ipc!.DeathCallbackCount));
    }

    [Fact]
    public void Fault_M3_ADeathThatIsDispatchedWhileItsCallbackIsRegisteredIsNoRefusal()
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService(Service), new TestApi()));
        var consumer = _system.StartProcess(7, 9);
        SvcIdentity target = consumer.Find(Service).Target;
        var door = new CheckedDoor(consumer.Ipc!.Driver);
        var context = new IpcContext(door);
        var told = 0;
        door.OnChecking = () =>
        {
            provider.Stop();
            Assert.Equal(1, context.DispatchDeath(target.Handle));
        };
        Assert.True(context.RegisterDeathCallback(target, (_, _, _) => told++, null) > 0);
        Assert.Equal((1, 0), (told, context.DeathCallbackCount));
    }

    /// <summary>A door that lets a test in before and after a handle is checked.</summary>
    private sealed class CheckedDoor(IIpcDriver driver) : TestDriver(driver)
    {
        public Action OnChecking { get; set; } = () => { };

        public Action OnChecked { get; set; } = () => { };

        public override int CheckHandle(int handle)
        {
            OnChecking();
            int result = base.CheckHandle(handle);
            OnChecked();
            return result;
        }
    }
}
