namespace Samgr.Tool.Rendering;

/// <summary>The table of paired devices.</summary>
internal static class DeviceTable
{
    // As many characters of a network id as tell devices apart and leave room for the name.
    private const int ShownId = 16;

    private static readonly string[] _headings = ["NAME", "KIND", "SECURITY", "NETWORK ID"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<DeviceEntry> devices) => TableOutput.Write(_headings, devices.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<DeviceEntry> devices, Screen screen) => TableOutput.Lines(_headings, devices.Select(Row), screen);

    private static string[] Row(DeviceEntry device) => [device.Name, device.Kind, device.Security, device.NetworkId[..ShownId]];
}
