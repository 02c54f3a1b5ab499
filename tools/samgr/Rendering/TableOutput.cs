namespace Samgr.Tool.Rendering;

/// <summary>Tables for people: fitted to a terminal, plain and in full length for a pipe or a file.</summary>
internal static class TableOutput
{
    private const int Gap = 2;

    /// <summary>Writes a table to the standard output.</summary>
    /// <param name="headings">The headings; one that begins with '#' heads a column of numbers.</param>
    /// <param name="rows">The cells, row by row.</param>
    public static void Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (string line in Lines(headings, rows, Screen.OfOutput()))
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>The table as plain text: no colour, no line broken or cut, no space at the end of a line.</summary>
    /// <param name="headings">The headings; one that begins with '#' heads a column of numbers.</param>
    /// <param name="rows">The cells, row by row.</param>
    public static string Plain(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        string.Concat(Lines(headings, rows, Screen.None).Select(line => line + Environment.NewLine));

    /// <summary>
    /// The table as a screen shows it. Where it is too wide, cells are broken between words; where that is not enough, each row is a
    /// block with a line for each cell.
    /// </summary>
    /// <param name="headings">The headings; one that begins with '#' heads a column of numbers.</param>
    /// <param name="rows">The cells, row by row.</param>
    /// <param name="screen">The screen.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, Screen screen)
    {
        string[] names = [.. headings.Select(heading => heading.TrimStart('#'))];
        bool[] areNumbers = [.. headings.Select(heading => heading.StartsWith('#'))];
        string[][] cells = [.. rows.Select(row => row.Select(Printable.From).ToArray())];
        return Fit(names, cells, screen.Width) is { } widths
            ? [.. Columns(names, areNumbers, cells, widths, screen)]
            : [.. Blocks(names, cells, screen)];
    }

    /// <summary>The widths of the columns; null when the widest words do not fit beside each other.</summary>
    private static int[]? Fit(string[] names, string[][] cells, int width)
    {
        int[] widths = new int[names.Length];
        int[] least = new int[names.Length];
        for (int column = 0; column < names.Length; column++)
        {
            widths[column] = Math.Max(WordWrap.WidthOf(names[column]), cells.Select(row => WordWrap.WidthOf(row[column])).DefaultIfEmpty().Max());
            least[column] = Math.Max(WordWrap.WidestWord(names[column]), cells.Select(row => WordWrap.WidestWord(row[column])).DefaultIfEmpty().Max());
        }

        int room = width - (Gap * (names.Length - 1));
        if (least.Sum() > room)
        {
            return null;
        }

        while (widths.Sum() > room)
        {
            int most = Enumerable.Range(0, names.Length).MaxBy(column => widths[column] - least[column]);
            widths[most]--;
        }

        return widths;
    }

    private static IEnumerable<string> Columns(string[] names, bool[] areNumbers, string[][] cells, int[] widths, Screen screen)
    {
        foreach (string line in Row(names, areNumbers, widths, screen.Bold))
        {
            yield return line;
        }

        foreach (string line in cells.SelectMany(row => Row(row, areNumbers, widths, text => text)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Row(string[] row, bool[] areNumbers, int[] widths, Func<string, string> style)
    {
        string[][] parts = [.. row.Select((cell, column) => WordWrap.Lines(cell, widths[column]).ToArray())];
        for (int line = 0; line < parts.Max(part => part.Length); line++)
        {
            IEnumerable<string> places = parts.Select((part, column) =>
            {
                string text = line < part.Length ? part[line] : "";
                string fill = new(' ', widths[column] - WordWrap.WidthOf(text));
                string styled = text.Length == 0 ? text : style(text);
                return areNumbers[column] ? fill + styled : styled + fill;
            });
            yield return string.Join(new string(' ', Gap), places).TrimEnd();
        }
    }

    private static IEnumerable<string> Blocks(string[] names, string[][] cells, Screen screen)
    {
        int margin = names.Max(WordWrap.WidthOf) + Gap;
        for (int row = 0; row < cells.Length; row++)
        {
            if (row > 0)
            {
                yield return "";
            }

            for (int column = 0; column < names.Length; column++)
            {
                string fill = new(' ', margin - WordWrap.WidthOf(names[column]));
                string[] lines = [.. WordWrap.Lines(cells[row][column], Math.Max(1, screen.Width - margin))];
                yield return (screen.Bold(names[column]) + fill + lines[0]).TrimEnd();
                foreach (string line in lines.Skip(1))
                {
                    yield return new string(' ', margin) + line;
                }
            }
        }

        if (cells.Length == 0)
        {
            yield return string.Join(new string(' ', Gap), names.Select(screen.Bold));
        }
    }
}
