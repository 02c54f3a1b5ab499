using Spectre.Console;

namespace Samgr.Tool.Rendering;

/// <summary>Tables for people: fitted to a terminal, plain and in full length for a pipe or a file.</summary>
public static class TableOutput
{
    private const int PlainWidth = 100_000;

    /// <summary>Writes a table to the standard output.</summary>
    /// <param name="headings">The headings; one that begins with '#' heads a column of numbers.</param>
    /// <param name="rows">The cells, row by row.</param>
    public static void Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = Build(headings, rows);
        if (Console.IsOutputRedirected)
        {
            Console.Out.Write(Plain(table));
        }
        else
        {
            AnsiConsole.Write(table);
        }
    }

    /// <summary>The table as plain text: no colour, no line broken or cut, no space at the end of a line.</summary>
    /// <param name="headings">The headings; one that begins with '#' heads a column of numbers.</param>
    /// <param name="rows">The cells, row by row.</param>
    public static string Plain(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        Plain(Build(headings, rows));

    private static string Plain(Table table)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = PlainWidth;
        console.Write(table);
        return string.Concat(text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd() + Environment.NewLine));
    }

    private static Table Build(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string heading in headings)
        {
            bool isNumber = heading.StartsWith('#');
            TableColumn column = new(new Text(heading.TrimStart('#'), new Style(decoration: Decoration.Bold)))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 2, 0),
            };
            table.AddColumn(column);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(Printable.From(cell))));
        }

        return table;
    }
}
