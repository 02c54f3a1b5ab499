using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

/// <summary>The table of links between devices.</summary>
internal static class LinkTable
{
    private static readonly string[] _headings = ["DEVICE", "DEVICE", "STATE", "SECURITY", "#DELAY MS", "#JITTER MS", "#BYTES/S"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<LinkInfo> links) => TableOutput.Write(_headings, links.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<LinkInfo> links, Screen screen) => TableOutput.Lines(_headings, links.Select(Row), screen);

    private static string[] Row(LinkInfo link) =>
    [
        link.First,
        link.Second,
        link.State,
        link.Security,
        Cell.Number(link.DelayMs),
        Cell.Number(link.JitterMs),
        link.Bandwidth == 0 ? Cell.None : Cell.Number(link.Bandwidth),
    ];
}
