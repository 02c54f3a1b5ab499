using System.Text.RegularExpressions;

namespace Samgr.Tool.Rendering.Logs;

/// <summary>
/// A log line taken apart: <c>11-21 03:29:58.561     5    35 W samgr: text</c> of a machine, or <c>W provider/gpio: text</c> of a board.
/// </summary>
/// <param name="Time">Date and time; empty on a board.</param>
/// <param name="Process">The process: its pid on a machine, its name on a board; may be empty.</param>
/// <param name="Head">The text between the time and the level: pid and tid; empty on a board.</param>
/// <param name="Level">One of D, I, W, E and F.</param>
/// <param name="Tag">The service.</param>
/// <param name="Text">The message.</param>
internal sealed partial record LogText(string Time, string Process, string Head, char Level, string Tag, string Text)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The letters of the levels, the lowest first.</summary>
    public const string Levels = "DIWEF";

    /// <summary>The line as a whole.</summary>
    public override string ToString() => $"{Time}{Head}{Level} {Tag}: {Text}";

    /// <summary>Takes a line apart.</summary>
    /// <returns>Null when it is none of a log.</returns>
    public static LogText? Parse(string line)
    {
        if (MachineLine().Match(line) is { Success: true } machine)
        {
            string head = machine.Groups["head"].Value;
            return Make(machine, machine.Groups["time"].Value, head, head.TrimStart().Split(' ')[0]);
        }

        if (BoardLine().Match(line) is { Success: true } board)
        {
            string tag = board.Groups["tag"].Value;
            int slash = tag.IndexOf('/', StringComparison.Ordinal);
            return Make(board, "", "", slash < 0 ? tag : tag[..slash]);
        }

        return null;
    }

    /// <summary>Whether another line says the same again, at another time or on another thread.</summary>
    public bool Repeats(LogText other) => Text == other.Text && Tag == other.Tag && Level == other.Level && Process == other.Process;

    private static LogText Make(Match match, string time, string head, string process)
        => new(time, process, head, match.Groups["level"].Value[0], match.Groups["tag"].Value, match.Groups["text"].Value);

    [GeneratedRegex(@"^(?<time>\d\d-\d\d \d\d:\d\d:\d\d\.\d\d\d)(?<head> +\d+ +\d+ )(?<level>[DIWEF]) (?<tag>[^:]*): (?<text>.*)$", Options)]
    private static partial Regex MachineLine();

    [GeneratedRegex(@"^(?<level>[DIWEF]) (?<tag>[^: ]+): (?<text>.*)$", Options)]
    private static partial Regex BoardLine();
}
