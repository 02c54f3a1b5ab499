using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr.Generator.Sample;
using Samgr.Gpio;

namespace Samgr.Boards.Tests.Support;

/// <summary>A desktop that a board dials: it listens, provides temperature to the device kitchen, and has a process that calls.</summary>
internal sealed class Hub : IDisposable
{
    private static readonly byte[] _key = [.. Enumerable.Range(0, LinkOptions.IdSize).Select(i => (byte)i)];
    private static readonly byte[] _id = [.. Enumerable.Repeat((byte)7, LinkOptions.IdSize)];

    private readonly TestSystem _system = new();
    private readonly LinkConnector _connector;
    private LinkListener _listener;

    public Hub()
    {
        PolicyTable policy = PolicyTable.OpenHere(8);
        policy.AllowUse("temperature", null, PolicySubject.ForDevice(LinkNames.NumberOf("kitchen"), 0, int.MaxValue));
        _system.StartManager(policy: policy);
        _system.Start(new ThermometerModule());
        Caller = _system.Start(new GpioClientModule());
        Bus = new DeviceBus(_system.Kernel, new LinkOptions(_id, "hub"), new BusOptions(), new DesktopPlatform(), new Names(), _system.Log);
        Bus.Add(new LinkPeer(KitchenId, "kitchen", _key, LinkSecurity.Tagged, 16));
        _connector = new LinkConnector { Open = Bus.Open, MaxContent = IpcLimits.MaxIoSize };
        _listener = Listen(0);
        Port = _listener.Port;
    }

    public static byte[] KitchenId { get; } = [.. Enumerable.Repeat((byte)1, LinkOptions.IdSize)];

    /// <summary>The key of the pairing, as a machine of the emulator has it.</summary>
    public static byte[] Key => _key;

    public static byte[] Id => _id;

    public int Port { get; }

    public SamgrLite Caller { get; }

    public DeviceBus Bus { get; }

    public string Log => _system.Log.Text;

    /// <summary>What a board needs to know, with what the hub may use there.</summary>
    public string Configuration(params string[] allowed)
        => $"# the kitchen\nid {DeviceBus.Text(KitchenId)}\nname kitchen\npeer hub {DeviceBus.Text(_id)} {DeviceBus.Text(_key)} tagged\n"
            + $"dial tcp:127.0.0.1:{Port}\n" + string.Concat(allowed.Select(service => $"allow hub {service}\n"));

    public void WaitForKitchen(int state = DeviceState.Available)
        => Patience.Until(() => Bus.Devices()[0].State == state, () => $"the kitchen is in state {state}; the log of the hub:\n{Log}");

    /// <summary>The gpio service of the kitchen.</summary>
    public IGpio WaitForGpio()
    {
        IGpio? gpio = null;
        Patience.Until(() => (gpio = Caller.GetRemoteDefaultFeatureApi("kitchen", GpioNames.Service) as IGpio) != null, () => "gpio of the kitchen; the log of the hub:\n" + Log);
        return gpio!;
    }

    /// <summary>Ends the links, and listens no more until <see cref="Back"/>.</summary>
    public void Away()
    {
        _listener.Dispose();
        Bus.Forget("kitchen");
    }

    /// <summary>Listens again where it has listened.</summary>
    public void Back()
    {
        Bus.Add(new LinkPeer(KitchenId, "kitchen", _key, LinkSecurity.Tagged, 16));
        _listener = Listen(Port);
    }

    public void Dispose()
    {
        _listener.Dispose();
        Bus.Close("the hub is switched off");
        _system.Dispose();
    }

    private LinkListener Listen(int port)
    {
        Assert.True(LinkAddress.TryParse($"tcp:127.0.0.1:{port}", out LinkAddress? address, out string? problem), problem);
        return new LinkListener(address, _connector, _system.Log);
    }

    private sealed class Names : IServiceNames
    {
        public IpcIo Ask(string service, string? feature) => SamgrProtocol.Request(SamgrProtocol.Feature, SamgrProtocol.Get, service, feature);
    }
}
