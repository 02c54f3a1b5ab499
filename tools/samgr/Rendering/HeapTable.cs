using Samgr.Tool.Sizing;

namespace Samgr.Tool.Rendering;

internal static class HeapTable
{
    private static readonly string[] _headings = ["SYSTEM", "#THREADS", "#BOOTED", "#ASSEMBLIES", "#BYTES OF HEAP"];
    private static readonly string[] _detailedHeadings = ["SYSTEM", "TYPE", "#OBJECTS", "#BYTES OF HEAP"];

    public static void Write(IReadOnlyList<HeapFigure> systems) => TableOutput.Write(_headings, systems.Select(Row));

    public static void WriteTypes(IReadOnlyList<HeapFigure> systems) => TableOutput.Write(
        _detailedHeadings,
        systems.SelectMany(system => system.Types.Select(type => new[] { system.System, type.Type, Cell.Number(type.Count), Cell.Number(type.Bytes) })));

    private static string[] Row(HeapFigure system) =>
        [system.System, Cell.Number(system.Threads), Cell.Number(system.Booted), Cell.Number(system.Assemblies), Cell.Number(system.Bytes)];
}
