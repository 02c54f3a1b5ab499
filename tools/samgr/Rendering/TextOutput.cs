namespace Samgr.Tool.Rendering;

/// <summary>Text for people.</summary>
public static class TextOutput
{
    /// <summary>Writes lines that come from a machine to the standard output.</summary>
    public static void Write(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Console.Out.WriteLine(Printable.From(line));
        }
    }
}
