using System.Net.Sockets;
using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;

namespace Samgr.Emulator.Links;

/// <summary>The links of a machine: its bus, and the connections to other devices.</summary>
internal sealed class MachineLinks : IDisposable
{
    /// <summary>Sessions of a device whose epoch and nonce are refused when they come again.</summary>
    private const int Remembered = 16;

    private readonly List<IDisposable> _ends = [];
    private readonly List<AttachedDevice> _attached = [];
    private readonly LinkPeer[] _own;
    private readonly LinkSettings _settings;
    private readonly ILogSink _log;
    private readonly LinkOptions _options;
    private LinkPeer[] _peers = [];

    internal MachineLinks(IpcKernel kernel, LinkSettings settings, ILogSink log)
    {
        _settings = settings;
        _log = log;
        _options = new LinkOptions(settings.NetworkId, settings.Name, maxContent: settings.MaxContent, maxKeptAnswer: settings.MaxContent);
        Bus = new DeviceBus(kernel, _options, new BusOptions { StartThread = Begin }, new DesktopPlatform(), new Names(), log);
        _own = [.. settings.Peers.Select(peer => new LinkPeer(peer.NetworkId, peer.Name, peer.Key, peer.LeastSecurity, Remembered))];
        Set(settings.Paired);
    }

    /// <summary>From now on these devices are let in, beside those of the settings: the link of one that is missing ends at once. One thread at a time.</summary>
    internal void Set(IReadOnlyList<LinkPeer> paired)
    {
        LinkPeer[] peers = [.. _own, .. paired];
        foreach (LinkPeer gone in _peers.Except(peers))
        {
            Bus.Forget(gone.Name);
        }

        foreach (LinkPeer come in peers.Except(_peers))
        {
            int result = Bus.Add(come);
            if (result != EC.Success)
            {
                _log.Write(LogLevel.Error, "bus", $"device {come.Name} cannot be let in: {EC.NameOf(result)}; give it another name or network id");
            }
        }

        Volatile.Write(ref _peers, peers);
    }

    /// <summary>The bus.</summary>
    internal DeviceBus Bus { get; }

    /// <summary>Begins to listen and to dial.</summary>
    /// <exception cref="MachineException">An address cannot be listened on.</exception>
    internal void Start()
    {
        foreach (LinkEnd end in _settings.Listens)
        {
            try
            {
                _ends.Add(new LinkListener(end.Address, ConnectorOf(end), _log));
            }
            catch (SocketException error)
            {
                throw new MachineException($"the machine cannot listen for other devices at {end.Address}: {error.Message}; choose another address");
            }
        }

        foreach (LinkEnd end in _settings.Dials)
        {
            _ends.Add(new LinkDialer(end.Address, ConnectorOf(end), _log));
        }
    }

    /// <summary>The addresses of the devices that are attached.</summary>
    internal IReadOnlyList<string> Attached
    {
        get
        {
            lock (_attached)
            {
                return [.. _attached.Select(device => device.Address)];
            }
        }
    }

    /// <summary>Dials a device from now on.</summary>
    /// <returns>False when it is attached already.</returns>
    internal bool Attach(LinkEnd end)
    {
        lock (_attached)
        {
            if (_attached.Exists(device => device.Address == end.Address.Text))
            {
                return false;
            }

            _attached.Add(new AttachedDevice(end.Address, ConnectorOf(end), _log));
            return true;
        }
    }

    /// <summary>Dials a device no more, and ends its link.</summary>
    /// <returns>False when it is not attached.</returns>
    internal bool Detach(string address)
    {
        AttachedDevice? device;
        lock (_attached)
        {
            device = _attached.Find(device => device.Address == address);
            _attached.RemoveAll(one => one == device);
        }

        device?.Dispose();
        return device != null;
    }

    public void Dispose()
    {
        foreach (string address in Attached)
        {
            Detach(address);
        }

        _ends.ForEach(end => end.Dispose());
        Bus.Close("this device is switched off");
    }

    private static void Begin(ThreadStart body) => new Thread(body) { IsBackground = true, Name = "bus" }.Start();

    private LinkConnector ConnectorOf(LinkEnd end) => new()
    {
        Open = Bus.Open,
        MaxContent = _options.MaxContent,
        Certificate = end.Security == LinkSecurity.Tls
            ? _settings.Certificate ?? throw new MachineException($"TLS at {end.Address} needs a certificate of this device")
            : null,
        IsPaired = id => Volatile.Read(ref _peers).Any(peer => peer.NetworkId.AsSpan().SequenceEqual(id)),
    };

    private sealed class Names : IServiceNames
    {
        public IpcIo Ask(string service, string? feature) => SamgrProtocol.Request(SamgrProtocol.Feature, SamgrProtocol.Get, service, feature);
    }
}
