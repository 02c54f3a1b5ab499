using System.Text.Json;
using LiteIpc;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr.Emulator.Links;

namespace Samgr.Emulator.Control;

/// <summary>The commands about other devices of a running machine.</summary>
internal sealed class DeviceCommands(MachineLinks? links)
{
    /// <summary>The devices that were paired with this one.</summary>
    internal IReadOnlyList<DeviceEntry> List() => [.. Links.Bus.Devices().Select(device => new DeviceEntry(device.Name, LiteIpc.Bus.DeviceBus.Text(device.NetworkId), StateOf(device.State), device.Reason))];

    /// <summary>Dials a device from now on.</summary>
    internal object? Attach(JsonElement request)
    {
        LinkAddress address = AddressOf(request);
        return Links.Attach(new LinkEnd(address, LinkSecurity.Tagged)) ? null : throw new ControlException(EC.Busy, $"{address} is attached already; 'samgr device detach {address}' ends it");
    }

    /// <summary>Dials a device no more, and ends its link.</summary>
    internal object? Detach(JsonElement request)
    {
        LinkAddress address = AddressOf(request);
        return Links.Detach(address.Text) ? null : throw new ControlException(EC.NoService, $"{address} is not attached; attached are: {string.Join(", ", Links.Attached.DefaultIfEmpty("none"))}");
    }

    private MachineLinks Links => links ?? throw new ControlException(EC.NoService, "this machine is no device among others: it has neither an id nor devices that were paired with it");

    private static LinkAddress AddressOf(JsonElement request)
        => LinkAddress.TryParse(request.GetProperty("address").GetString() ?? string.Empty, out LinkAddress? address, out string? problem)
            ? address
            : throw new ControlException(EC.Invalid, problem);

    private static string StateOf(int state) => state switch
    {
        LiteIpc.Bus.DeviceState.Available => "available",
        LiteIpc.Bus.DeviceState.Unavailable => "unavailable",
        _ => "unknown",
    };
}
