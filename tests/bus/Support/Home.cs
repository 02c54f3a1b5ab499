using LiteIpc.Link;
using Samgr;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests.Support;

/// <summary>Two devices that know each other, and the wire between them: the desk calls, the kitchen serves everybody of the desk.</summary>
internal sealed class Home : IDisposable
{
    private readonly List<MemoryWire> _wires = [];

    public Home(int maxContent = IpcLimits.MaxIoSize)
    {
        PolicyTable policy = new(16);
        Everything(policy);
        Kitchen = new Device("kitchen", 1, policy, maxContent);
        Desk = new Device("desk", 2, policy);
        Kitchen.Pair(Desk);
        Desk.Pair(Kitchen);
    }

    public Device Kitchen { get; }

    public Device Desk { get; }

    /// <summary>A process of the desk that calls.</summary>
    public SamgrLite Caller { get; private set; } = null!;

    /// <summary>Two devices with a link, modules in a process of the kitchen, and a caller on the desk.</summary>
    public static Home Up(params ServiceModule[] modules) => Up(IpcLimits.MaxIoSize, modules);

    /// <summary>The same with a kitchen that takes messages up to so many bytes.</summary>
    public static Home Up(int maxContent, params ServiceModule[] modules)
    {
        Home home = new(maxContent);
        home.Kitchen.System.Start(modules);
        home.Caller = home.Desk.System.Start();
        home.Connect();
        return home;
    }

    public MemoryWire Connect()
    {
        MemoryWire wire = new();
        _wires.Add(wire);
        wire.Run(Desk.Bus, Kitchen.Bus);
        Patience.Until(() => Desk.StateOf(Kitchen) == DeviceState.Available, () => "the desk has a link; the log:\n" + Desk.System.Log.Text);
        Patience.Until(() => Kitchen.StateOf(Desk) == DeviceState.Available, () => "the kitchen has a link; the log:\n" + Kitchen.System.Log.Text);
        return wire;
    }

    public void Cut() => _wires[^1].Cut();

    public void Dispose()
    {
        _wires.ForEach(wire => wire.Dispose());
        Kitchen.Dispose();
        Desk.Dispose();
    }

    private static void Everything(PolicyTable policy)
    {
        foreach (string service in new[] { "temperature", "bells", "echo", "thermostat", "lab" })
        {
            policy.AllowProvide(service, null, PolicySubject.ForRange(0, int.MaxValue));
            policy.AllowUse(service, null, PolicySubject.ForRange(0, int.MaxValue));
            policy.AllowUse(service, null, PolicySubject.ForDevice(LinkNames.NumberOf("desk"), 0, int.MaxValue));
            policy.AllowUse(service, null, PolicySubject.ForDevice(LinkNames.NumberOf("kitchen"), 0, int.MaxValue));
        }
    }
}
