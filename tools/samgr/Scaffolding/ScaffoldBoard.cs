namespace Samgr.Tool.Scaffolding;

/// <summary>A board that an application can be made for; its files lie beside those that all boards have.</summary>
public static class ScaffoldBoard
{
    /// <summary>The one without pins.</summary>
    public const string Desktop = "desktop";

    /// <summary>The boards.</summary>
    public static IReadOnlyList<string> All { get; } = ["esp32", "stm32", Desktop];

    /// <summary>Finds a board.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static string Find(string name) =>
        All.Contains(name) ? name : throw new FormatException($"there is no board '{name}'; choose from {string.Join(", ", All)}");
}
