using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiteIpc;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr.Emulator.Control;
using Samgr.Emulator.Links;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Devices;

/// <summary>
/// What joins the devices of a scenario: their identities and keys, drawn anew for each network, a relay for each link, and the control line.
/// The devices themselves are machines, each in a process that its owner starts with one of <see cref="Devices"/>.
/// </summary>
/// <remarks>Any thread may call any member. Disposing it closes the links and removes its folder; the machines go on without.</remarks>
public sealed class DeviceNetwork : IDisposable
{
    private readonly TaskCompletionSource _stopAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MachineFolder _folder;
    private readonly ControlServer _control;
    private readonly List<LinkRelay> _relays = [];
    private int _disposed;

    /// <summary>Makes a network, which takes the scenario's name in the runtime directory. Nothing runs before <see cref="Start"/>.</summary>
    /// <param name="scenario">A scenario with devices.</param>
    /// <param name="log">Gets the lines of the control connections.</param>
    /// <param name="runtimeDirectory">The folder with the folders of machines; null for SAMGR_RUNTIME_DIR or its default.</param>
    /// <param name="time">The clock of the relays; null for the system's.</param>
    /// <exception cref="MachineException">One of that name is running, or the runtime directory cannot be used.</exception>
    public DeviceNetwork(Scenario scenario, ILogSink log, string? runtimeDirectory = null, TimeProvider? time = null)
    {
        TimeProvider clock = time ?? TimeProvider.System;
        _folder = MachineFolder.Take(RuntimeDirectory.Locate(runtimeDirectory), scenario.Name);
        try
        {
            Devices = Join(scenario, clock);
            NetworkCommands commands = new(scenario.Name, [.. Devices.Select(device => device.Name)], _relays, () => _stopAsked.TrySetResult());
            _control = new ControlServer(_folder.ControlSocket, commands, new Operators(_ => null), log, clock);
        }
        catch (Exception error)
        {
            _folder.Dispose();
            if (error is SocketException)
            {
                throw new MachineException($"'{scenario.Name}' cannot have its control socket: {error.Message}");
            }

            throw;
        }
    }

    /// <summary>The devices, in the order of the scenario.</summary>
    public IReadOnlyList<DeviceSettings> Devices { get; }

    /// <summary>Completed once an operator has asked for the end of all devices.</summary>
    public Task StopAsked => _stopAsked.Task;

    /// <summary>Opens the control line and the relays.</summary>
    /// <exception cref="MachineException">A socket cannot be opened.</exception>
    public void Start()
    {
        try
        {
            _relays.ForEach(relay => relay.Start());
            _control.Start();
        }
        catch (SocketException error)
        {
            throw new MachineException($"the sockets of the links cannot be opened in '{_folder.LinkFolder}': {error.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _control.Close();
        _relays.ForEach(relay => relay.Dispose());
        _folder.Dispose();
        _control.Dispose();
    }

    private List<DeviceSettings> Join(Scenario scenario, TimeProvider time)
    {
        _folder.MakeLinkFolder();
        Dictionary<string, Identity> identities = scenario.Devices.ToDictionary(device => device.Name, _ => new Identity());
        for (int i = 0; i < scenario.Links.Count; i++)
        {
            ScenarioLink link = scenario.Links[i];
            string dialled = RuntimeDirectory.SocketPath(_folder.LinkFolder, $"{i}.dial");
            string listening = RuntimeDirectory.SocketPath(_folder.LinkFolder, $"{i}.hear");
            _relays.Add(new LinkRelay(link, dialled, listening, RelaySchedule.SeedOf((ulong)scenario.Seed, (ulong)i), time));
            Connect(link, identities, EndAt(dialled, link), EndAt(listening, link));
        }

        return
        [
            .. scenario.Devices.Select(device => new DeviceSettings(
                device.Name, ScenarioDevice.MachineOf(scenario.Name, device.Name), device.Scenario, identities[device.Name].Of(device.Name))),
        ];
    }

    private static void Connect(ScenarioLink link, Dictionary<string, Identity> identities, LinkEnd dialled, LinkEnd listening)
    {
        byte[] key = RandomNumberGenerator.GetBytes(LinkOptions.IdSize);
        (Identity first, Identity second) = (identities[link.Between[0]], identities[link.Between[1]]);
        first.Peers.Add(new PeerSettings(link.Between[1], second.NetworkId, key, dialled.Security));
        second.Peers.Add(new PeerSettings(link.Between[0], first.NetworkId, key, dialled.Security));
        first.Dials.Add(dialled);
        second.Listens.Add(listening);
    }

    private static LinkEnd EndAt(string path, ScenarioLink link) => LinkAddress.TryParse("unix:" + path, out LinkAddress? address, out string? problem)
        ? new LinkEnd(address, link.Security == ScenarioLinkSecurity.Tls ? LinkSecurity.Tls : LinkSecurity.Tagged)
        : throw new MachineException(problem);

    /// <summary>Who a device is, and whom it meets.</summary>
    private sealed class Identity
    {
        private readonly X509Certificate2 _certificate = LinkTls.MakeCertificate();

        internal Identity()
        {
            NetworkId = LinkTls.NetworkIdOf(_certificate);
        }

        internal byte[] NetworkId { get; }

        internal List<PeerSettings> Peers { get; } = [];

        internal List<LinkEnd> Listens { get; } = [];

        internal List<LinkEnd> Dials { get; } = [];

        internal LinkSettings Of(string name) => new()
        {
            Name = name,
            NetworkId = NetworkId,
            Certificate = _certificate,
            Peers = Peers,
            Listens = Listens,
            Dials = Dials,
        };
    }
}
