namespace Samgr.Tool.Choosing;

/// <summary>Names as a command line has them.</summary>
internal static class PastedName
{
    /// <summary>A name that can be pasted into a command line: in quotes where it needs them.</summary>
    public static string Of(string name) => name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/') ? name : $"\"{name}\"";
}
