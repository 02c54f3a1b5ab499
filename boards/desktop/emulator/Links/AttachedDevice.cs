using LiteIpc;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;

namespace Samgr.Emulator.Links;

/// <summary>A device that the machine was told to dial while it runs.</summary>
internal sealed class AttachedDevice : IDisposable
{
    private readonly LinkDialer _dialer;
    private LinkSession? _session;

    internal AttachedDevice(LinkAddress address, LinkConnector connector, ILogSink log)
    {
        Address = address.Text;
        _dialer = new LinkDialer(address, connector with { Open = (carrier, dials) => Keep(connector.Open(carrier, dials)) }, log);
    }

    internal string Address { get; }

    /// <summary>Dials no more, and ends the link.</summary>
    public void Dispose()
    {
        _dialer.Dispose();
        Volatile.Read(ref _session)?.Close(EC.Success, "the device was detached");
    }

    private LinkSession Keep(LinkSession session)
    {
        Volatile.Write(ref _session, session);
        return session;
    }
}
