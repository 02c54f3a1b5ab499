using LiteIpc.Link;
using LiteIpc.Pairing;

namespace Samgr.Tool.Rendering;

/// <summary>What is shown of a device: nothing of its key.</summary>
internal sealed record DeviceEntry(string Name, string Kind, string Security, string NetworkId)
{
    public static DeviceEntry Of(PairedDevice device) => new(
        device.Name,
        device.Kind == DeviceKind.Board ? "board" : "desktop",
        device.LeastSecurity switch
        {
            LinkSecurity.Tls => "tls",
            LinkSecurity.Memory => "memory",
            _ => "tagged",
        },
        device.NetworkId);
}
