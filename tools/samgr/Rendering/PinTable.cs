using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

/// <summary>The table of pins.</summary>
internal static class PinTable
{
    private static readonly string[] _headings = ["#PIN", "NAME", "LEVEL", "MODE", "PROCESS", "PARTS"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<PinInfo> pins) => TableOutput.Write(_headings, pins.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<PinInfo> pins, Screen screen) => TableOutput.Lines(_headings, pins.Select(Row), screen);

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
