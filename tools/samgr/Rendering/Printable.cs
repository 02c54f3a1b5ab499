using Samgr.Emulator.Output;

namespace Samgr.Tool.Rendering;

/// <summary>Text that comes from a machine, made safe for a terminal.</summary>
internal static class Printable
{
    /// <summary>Writes characters that a terminal would obey, or that change how the others are shown, as their numbers.</summary>
    public static string From(string text) => VisibleText.From(text).Replace("\t", "\\u0009", StringComparison.Ordinal);
}
