using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class ServiceTable
{
    private static readonly string[] _headings = ["SERVICE", "FEATURE", "#HANDLE", "#TOKEN", "#PID", "PROCESS"];

    public static void Write(IReadOnlyList<ServiceEntry> services) => TableOutput.Write(_headings, services.Select(Row));

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
