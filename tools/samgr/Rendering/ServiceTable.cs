using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

/// <summary>The table of services and features.</summary>
internal static class ServiceTable
{
    private static readonly string[] _headings = ["SERVICE", "FEATURE", "#HANDLE", "#TOKEN", "#PID", "PROCESS"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<ServiceEntry> services) => TableOutput.Write(_headings, services.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ServiceEntry> services, Screen screen) => TableOutput.Lines(_headings, services.Select(Row), screen);

    /// <summary>Writes services with one more column, their interfaces.</summary>
    public static void Write(IReadOnlyList<ServiceEntry> services, IReadOnlyList<string?> interfaces) =>
        TableOutput.Write([.. _headings, "INTERFACE"], services.Select((service, index) => (string[])[.. Row(service), interfaces[index] ?? Cell.None]));

    private static string[] Row(ServiceEntry service) =>
    [
        service.Service,
        service.Feature ?? Cell.None,
        Cell.Address(service.Handle),
        Cell.Address(service.Token),
        Cell.Number(service.Pid),
        service.Process ?? Cell.None,
    ];
}
