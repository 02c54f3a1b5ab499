namespace Samgr.Tool.Rendering;

/// <summary>Text for people.</summary>
internal static class TextOutput
{
    private const int Hanging = 4;

    /// <summary>Writes lines that come from a machine to the standard output.</summary>
    public static void Write(IEnumerable<string> lines)
    {
        foreach (string line in Lines(lines, Screen.OfOutput()))
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>The lines as a screen shows them: broken between words, the rest of each further right.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> lines, Screen screen) =>
        lines.Select(Printable.From).SelectMany(line => WordWrap.Lines(line, screen.Width, line.Length - line.TrimStart(' ').Length + Hanging));
}
