using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class PinTable
{
    private static readonly string[] _headings = ["#PIN", "NAME", "LEVEL", "MODE", "PROCESS", "PARTS"];

    public static void Write(IReadOnlyList<PinInfo> pins) => TableOutput.Write(_headings, pins.Select(Row));

    private static string[] Row(PinInfo pin) =>
    [
        Cell.Number(pin.Pin),
        pin.Name,
        pin.Level,
        pin.Mode ?? Cell.None,
        pin.Process ?? Cell.None,
        pin.Parts.Count == 0 ? Cell.None : string.Join(", ", pin.Parts),
    ];
}
