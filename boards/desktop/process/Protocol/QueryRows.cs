namespace Samgr.Emulator.Protocol;

/// <summary>Tables in the answer to a question: values and rows end in the control characters made for that.</summary>
internal static class QueryRows
{
    private const char EndOfValue = '\u001f';
    private const char EndOfRow = '\u001e';
    private const string Null = "\0";

    internal static string Row(params string?[] values)
        => string.Concat(values.Select(value => Clean(value) + EndOfValue)) + EndOfRow;

    internal static IEnumerable<string?[]> Read(string rows)
        => rows.Split(EndOfRow, StringSplitOptions.RemoveEmptyEntries).Select(ReadRow);

    /// <summary>A text that may be a table, shortened; of a table whole rows are left.</summary>
    internal static string Shorten(string text, int length)
    {
        int end = text.LastIndexOf(EndOfRow, length - 1);
        return text[..(end < 0 ? length : end + 1)];
    }

    private static string?[] ReadRow(string row)
    {
        string[] values = row.Split(EndOfValue);
        return [.. values.Select(value => value == Null ? null : value)];
    }

    private static string Clean(string? value)
        => value == null ? Null : value.Replace(EndOfValue, ' ').Replace(EndOfRow, ' ');
}
