using System.Text;

namespace Samgr.Emulator.Output;

/// <summary>The text of an exception, made one line: what it says, and where it was thrown.</summary>
internal static class StackText
{
    private const string Frame = "   at ";
    private const string File = " in ";
    private const string Line = ":line ";
    private const string Generated = ".g.cs:line ";
    private const int MostFrames = 6;

    // They call what is served, and what they are called by is none of it.
    private static readonly string[] _framework =
        ["Samgr.InterfaceStub.", "Samgr.CallbackStub.", "Samgr.InterfaceService.", "Samgr.RegisteredService.", "Samgr.Exchange.", "Samgr.Endpoint.", "Samgr.TaskPool."];

    /// <summary>A text without its stack, which stands behind it in one line; a text that has none stays as it is.</summary>
    internal static string OneLine(string text)
    {
        if (!text.Contains("\n" + Frame, StringComparison.Ordinal))
        {
            return text;
        }

        List<string> said = [];
        List<string> frames = [];
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(Frame, StringComparison.Ordinal))
            {
                frames.Add(line);
            }
            else if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith("--- End of", StringComparison.Ordinal))
            {
                said.Add(line.Trim());
            }
        }

        return string.Join("; ", said) + "; " + Frames(Own(frames));
    }

    /// <summary>One frame of a stack: "Garden.Api.Invoke in Api.cs:12".</summary>
    internal static string Short(string frame)
    {
        string text = frame.StartsWith(Frame, StringComparison.Ordinal) ? frame[Frame.Length..] : frame;
        int arguments = text.IndexOf('(', StringComparison.Ordinal);
        int file = text.IndexOf(File, StringComparison.Ordinal);
        string method = arguments < 0 ? text : text[..arguments];
        return file < arguments ? method : method + File + FileOf(text[(file + File.Length)..]).Replace(Line, ":", StringComparison.Ordinal);
    }

    private static string FileOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The frames of the code that somebody wrote for this service, down to where the framework calls it; all where there are none.</summary>
    private static List<string> Own(List<string> frames)
    {
        List<string> own = [];
        foreach (string frame in frames)
        {
            bool hasSource = frame.Contains(Line, StringComparison.Ordinal);
            bool isOfFramework = frame.Contains(Generated, StringComparison.Ordinal)
                || Array.Exists(_framework, name => frame.StartsWith(Frame + name, StringComparison.Ordinal));
            if (isOfFramework && own.Count > 0)
            {
                break;
            }

            if (hasSource && !isOfFramework)
            {
                own.Add(frame);
            }
        }

        return own.Count > 0 ? own : frames;
    }

    private static string Frames(List<string> frames)
    {
        StringBuilder text = new("at ");
        for (int i = 0; i < Math.Min(frames.Count, MostFrames); i++)
        {
            text.Append(i == 0 ? string.Empty : " < ").Append(Short(frames[i]));
        }

        return frames.Count > MostFrames ? text.Append(" < ...").ToString() : text.ToString();
    }
}
