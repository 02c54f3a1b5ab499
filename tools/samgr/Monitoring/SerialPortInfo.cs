namespace Samgr.Tool.Monitoring;

/// <summary>A serial port.</summary>
/// <param name="Name">Its name on a command line.</param>
/// <param name="Device">The name of the device behind it; empty where it is not known.</param>
internal sealed record SerialPortInfo(string Name, string Device);
