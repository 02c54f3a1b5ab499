using System.Runtime.Versioning;
using Microsoft.Win32;

namespace Samgr.Tool.Monitoring;

/// <summary>The serial ports of this computer.</summary>
internal static class SerialPorts
{
    private const string Devices = "/dev";
    private const string Class = "/sys/class/tty";

    private static readonly string[] _adapters = ["ttyUSB", "ttyACM", "ttyAMA", "cu."];

    /// <summary>The ports that are there now, each with the known facts about its device.</summary>
    public static IReadOnlyList<SerialPortInfo> List() => OperatingSystem.IsWindows() ? OfRegistry() : OfFolder(Devices, Class);

    /// <summary>Those whose devices lie in a folder.</summary>
    /// <param name="devices">The folder of the devices.</param>
    /// <param name="kinds">The folder that says of each built-in port whether there is one.</param>
    public static IReadOnlyList<SerialPortInfo> OfFolder(string devices, string kinds)
    {
        Dictionary<string, string> names = Names(Path.Combine(devices, "serial", "by-id"));
        return
        [
            .. Directory.EnumerateFileSystemEntries(devices)
                .Where(path => IsPort(Path.GetFileName(path), kinds))
                .Order(StringComparer.Ordinal)
                .Select(path => new SerialPortInfo(path, names.GetValueOrDefault(path, ""))),
        ];
    }

    private static bool IsPort(string name, string kinds)
        => Array.Exists(_adapters, adapter => name.StartsWith(adapter, StringComparison.Ordinal)) || (name.StartsWith("ttyS", StringComparison.Ordinal) && IsBuiltIn(name, kinds));

    private static bool IsBuiltIn(string name, string kinds)
    {
        string type = Path.Combine(kinds, name, "type");
        try
        {
            return File.Exists(type) && File.ReadAllText(type).Trim() != "0";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> Names(string folder)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (string link in Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [])
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target)
            {
                names[target.FullName] = Path.GetFileName(link);
            }
        }

        return names;
    }

    [SupportedOSPlatform("windows")]
    private static IReadOnlyList<SerialPortInfo> OfRegistry()
    {
        using RegistryKey? ports = Registry.LocalMachine.OpenSubKey(@"HARDWARE\DEVICEMAP\SERIALCOMM");
        return ports is null ? [] : [.. ports.GetValueNames().Select(name => new SerialPortInfo($"{ports.GetValue(name)}", name)).OrderBy(port => port.Name, StringComparer.Ordinal)];
    }
}
