using LiteIpc;
using Samgr.Emulator.Output;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Control;

public sealed partial class ControlClient
{
    /// <summary>Finds the machine of a device of a scenario that runs.</summary>
    /// <param name="device">The name of the device.</param>
    /// <param name="network">The name that the scenario runs under; null for the only one with devices.</param>
    /// <param name="runtimeDirectory">The folder with the folders of machines; null for SAMGR_RUNTIME_DIR or its default.</param>
    /// <exception cref="MachineException">There is none; the message says which there are.</exception>
    public static ControlClient FindDevice(string device, string? network = null, string? runtimeDirectory = null)
    {
        string root = RuntimeDirectory.Locate(runtimeDirectory);
        string name = network ?? ChooseNetwork(root);
        IReadOnlyList<string> devices = ListDevices(name, runtimeDirectory);
        if (devices.Contains(device))
        {
            return Find(ScenarioDevice.MachineOf(name, device), runtimeDirectory);
        }

        string others = devices.Count == 0 ? $"none of '{name}' runs; start them with 'samgr run'"
            : NearestName.Find(device, devices) is { } nearest ? $"did you mean {nearest}?"
            : $"of '{name}' run {string.Join(", ", devices)}";
        throw new MachineException($"device '{device}' is not running; {others}");
    }

    /// <summary>The devices of a scenario that run.</summary>
    /// <param name="network">The name that the scenario runs under; null for all of them.</param>
    /// <param name="runtimeDirectory">The folder with the folders of machines; null for SAMGR_RUNTIME_DIR or its default.</param>
    public static IReadOnlyList<string> ListDevices(string? network = null, string? runtimeDirectory = null)
    {
        string root = RuntimeDirectory.Locate(runtimeDirectory);
        IReadOnlyList<string> running = MachineFolder.Running(root);
        string[] networks = network != null ? [network] : [.. running.Where(name => MachineFolder.IsNetwork(root, name))];
        return [.. networks.SelectMany(name => running.Where(machine => IsDeviceOf(machine, name)).Select(machine => machine[(name.Length + 1)..]))];
    }

    /// <summary>The links between the devices of the scenario.</summary>
    public async Task<IReadOnlyList<LinkInfo>> ListLinksAsync(CancellationToken cancellation = default)
        => Typed<LinkInfo[]>(await SendAsync(new { cmd = "links" }, cancellation).ConfigureAwait(false));

    /// <summary>Changes the link between two devices.</summary>
    /// <returns>The link as it is then.</returns>
    /// <exception cref="ControlException"><see cref="EC.Invalid"/>: there is no such link, or a number is out of its range.</exception>
    public async Task<LinkInfo> SetLinkAsync(string first, string second, LinkChange change, CancellationToken cancellation = default)
    {
        object request = new { cmd = "link-set", first, second, change.DelayMs, change.JitterMs, change.Bandwidth, cut = change.IsCut };
        return Typed<LinkInfo>(await SendAsync(request, cancellation).ConfigureAwait(false));
    }

    private static string ChooseNetwork(string root)
    {
        string[] networks = [.. MachineFolder.Running(root).Where(name => MachineFolder.IsNetwork(root, name))];
        return networks.Length switch
        {
            1 => networks[0],
            0 => throw new MachineException($"no scenario with devices runs (looked in '{root}'); start one with 'samgr run home'"),
            _ => throw new MachineException($"several scenarios with devices run: {string.Join(", ", networks)}; name one of them with --machine"),
        };
    }

    private static bool IsDeviceOf(string machine, string network) => machine.StartsWith(network + ".", StringComparison.Ordinal);
}
