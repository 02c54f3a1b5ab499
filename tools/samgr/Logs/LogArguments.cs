using System.Globalization;
using System.Text.RegularExpressions;
using LiteIpc;

namespace Samgr.Tool.Logs;

/// <summary>Which lines of a log are shown, and how.</summary>
internal sealed record LogArguments
{
    private const int UsualLines = 10;
    private const double MaxDays = 36_500;

    /// <summary>The names of the levels, the lowest first.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["debug", "info", "warn", "error", "fatal"];

    /// <summary>A process by pid or name, or a service; null for all.</summary>
    public string? Target { get; init; }

    /// <summary>Whether to go on with the lines that come.</summary>
    public bool Follows { get; init; }

    /// <summary>How many of the latest lines; null for what is usual.</summary>
    public int? Lines { get; init; }

    /// <summary>The lowest level, one of <see cref="LogLevel"/>; null for any.</summary>
    public int? Level { get; init; }

    /// <summary>How old the lines may be; null for any age.</summary>
    public TimeSpan? Since { get; init; }

    /// <summary>The pattern that the service or the text has to match; null for any.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Whether the lines are JSON.</summary>
    public bool AsJson { get; init; }

    /// <summary>How many of the latest lines are shown.</summary>
    public int MaxLines => Lines ?? (Follows && Since == null ? UsualLines : int.MaxValue);

    /// <summary>Reads a level: its name, the letter that begins it, or "warning".</summary>
    /// <exception cref="FormatException">There is no such level.</exception>
    public static int ParseLevel(string text)
    {
        string name = text.ToLowerInvariant();
        int place = Levels.TakeWhile(level => level != name && (name.Length != 1 || level[0] != name[0])).Count();
        place = name == "warning" ? LogLevel.Warn - LogLevel.Debug : place;
        return place < Levels.Count
            ? LogLevel.Debug + place
            : throw new FormatException($"there is no level '{text}'; choose from {string.Join(", ", Levels)}");
    }

    /// <summary>Reads an age: "90s", "5m", "2h", "1d", or seconds.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan ParseAge(string text)
    {
        double unit = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => 0,
        };
        string number = unit == 0 ? text : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count * Math.Max(1, unit) <= MaxDays * 86_400
            ? TimeSpan.FromSeconds(count * Math.Max(1, unit))
            : throw new FormatException($"'{text}' is no age; give seconds, or a number with s, m, h or d behind it, such as 5m");
    }

    /// <summary>Reads a pattern: one without a capital finds them, too.</summary>
    /// <exception cref="ToolException">It is no regular expression.</exception>
    public static Regex ParsePattern(string text)
    {
        RegexOptions options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        try
        {
            return new Regex(text, text.Any(char.IsUpper) ? options : options | RegexOptions.IgnoreCase);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new ToolException(ExitCode.BadInput, $"--grep cannot be '{text}': {error.Message} Put a \\ in front of what is meant as it stands.");
        }
    }
}
