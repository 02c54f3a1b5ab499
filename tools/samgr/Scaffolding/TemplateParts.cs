using Samgr.Tool.Boards;

namespace Samgr.Tool.Scaffolding;

/// <summary>Which folders of tools/templates make up what.</summary>
internal static class TemplateParts
{
    private const string Common = "common";
    private const string ForAllBoards = "app/all";
    private const string ForPins = "app/pins";
    private const string ForDesktop = "app/desktop";

    /// <summary>The parts of a service.</summary>
    public static IReadOnlyList<string> Service { get; } = [Common, "service"];

    /// <summary>Which part goes where in the package of 'dotnet new', whose app template chooses among folders of its own.</summary>
    public static IReadOnlyList<(string Part, string Target)> Packed { get; } =
    [
        (Common, "service"), ("service", "service"), (Common, ForAllBoards), ("app", "app"),
    ];

    /// <summary>The parts of an application.</summary>
    public static IReadOnlyList<string> App(BoardKind board) => [Common, ForAllBoards, board.Emulated is null ? ForDesktop : ForPins];
}
