using System.Text;
using Spectre.Console.Rendering;

namespace Samgr.Tool.Rendering;

/// <summary>Breaks lines between words. A word that is wider than the screen stays whole.</summary>
internal static class WordWrap
{
    /// <summary>The columns that a text takes.</summary>
    public static int WidthOf(string text) => new Segment(text).CellCount();

    /// <summary>The columns of the widest word.</summary>
    public static int WidestWord(string text) => text.Split(' ').Max(WidthOf);

    /// <summary>A text in lines of some width.</summary>
    /// <param name="text">The text. Spaces at its beginning stay.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="hanging">Spaces before each line but the first.</param>
    public static IEnumerable<string> Lines(string text, int width, int hanging = 0)
    {
        if (WidthOf(text) <= width)
        {
            yield return text;
            yield break;
        }

        int indent = text.Length - text.TrimStart(' ').Length;
        StringBuilder line = new(text[..indent]);
        int used = indent;
        bool isEmpty = true;
        foreach (string word in text[indent..].Split(' '))
        {
            int size = WidthOf(word);
            if (!isEmpty && used + 1 + size > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear().Append(' ', hanging);
                used = hanging;
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            used += size + (isEmpty ? 0 : 1);
            isEmpty = false;
        }

        yield return line.ToString().TrimEnd();
    }
}
