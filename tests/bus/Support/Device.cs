using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests.Support;

/// <summary>A device in the test's process: a kernel with samgr, and a bus.</summary>
internal sealed class Device : IDisposable
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, LinkOptions.IdSize).Select(i => (byte)i)];

    public Device(string name, byte mark, PolicyTable? policy = null, int maxContent = IpcLimits.MaxIoSize)
    {
        Name = name;
        NetworkId = [.. Enumerable.Repeat(mark, LinkOptions.IdSize)];
        Samgr = System.StartManager(policy: policy);
        Bus = new DeviceBus(System.Kernel, new LinkOptions(NetworkId, name, maxContent: maxContent), new BusOptions(), new DesktopPlatform(), new Names(), System.Log);
    }

    public string Name { get; }

    public byte[] NetworkId { get; }

    public TestSystem System { get; } = new();

    public SamgrLite Samgr { get; }

    public DeviceBus Bus { get; }

    /// <summary>Has this device know another one under its name.</summary>
    public void Pair(Device other)
        => Assert.Equal(EC.Success, Bus.Add(new LinkPeer(other.NetworkId, other.Name, Key, LinkSecurity.Memory, 16)));

    /// <summary>The state of another device here, one of <see cref="DeviceState"/>.</summary>
    public int StateOf(Device other) => Bus.Devices().Single(device => device.Name == other.Name).State;

    public void Dispose()
    {
        Bus.Close("the test is over");
        System.Dispose();
    }

    private sealed class Names : IServiceNames
    {
        public IpcIo Ask(string service, string? feature) => SamgrProtocol.Request(SamgrProtocol.Feature, SamgrProtocol.Get, service, feature);
    }
}
