namespace Samgr.Tool.Monitoring;

/// <summary>Which serial port is meant.</summary>
internal static class PortChoice
{
    /// <summary>The only port that there is; null while there is none, or several.</summary>
    public static string? Only() => SerialPorts.List() is [SerialPortInfo port] ? port.Name : null;

    /// <summary>The port that is given, or else the only one that there is.</summary>
    /// <param name="given">The port on the command line; null for none.</param>
    /// <param name="purpose">The purpose of the port, as the end of a sentence.</param>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public static string Of(string? given, string purpose)
    {
        if (given is not null)
        {
            return given;
        }

        IReadOnlyList<SerialPortInfo> ports = SerialPorts.List();
        return ports.Count switch
        {
            1 => ports[0].Name,
            0 => throw new ToolException(ExitCode.BadInput, $"there is no serial port {purpose}; plug the board in, or give --port, such as --port COM3 or --port /dev/ttyUSB0"),
            _ => throw new ToolException(ExitCode.BadInput, $"which serial port {purpose}? Give --port: there are {string.Join(", ", ports.Select(port => port.Name))}"),
        };
    }
}
