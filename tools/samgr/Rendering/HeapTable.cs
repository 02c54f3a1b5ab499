using Samgr.Tool.Sizing;

namespace Samgr.Tool.Rendering;

/// <summary>The table of systems and their heaps.</summary>
internal static class HeapTable
{
    private static readonly string[] _headings = ["SYSTEM", "#THREADS", "#BOOTED", "#ASSEMBLIES", "#BYTES OF HEAP"];
    private static readonly string[] _detailedHeadings = ["SYSTEM", "TYPE", "#OBJECTS", "#BYTES OF HEAP"];

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<HeapFigure> systems, Screen screen) => TableOutput.Lines(_headings, systems.Select(Row), screen);

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<HeapFigure> systems) => TableOutput.Write(_headings, systems.Select(Row));

    /// <summary>Writes what each heap holds to the standard output.</summary>
    public static void WriteTypes(IReadOnlyList<HeapFigure> systems) => TableOutput.Write(
        _detailedHeadings,
        systems.SelectMany(system => system.Types.Select(type => new[] { system.System, type.Type, Cell.Number(type.Count), Cell.Number(type.Bytes) })));

    private static string[] Row(HeapFigure system) =>
        [system.System, Cell.Number(system.Threads), Cell.Number(system.Booted), Cell.Number(system.Assemblies), Cell.Number(system.Bytes)];
}
