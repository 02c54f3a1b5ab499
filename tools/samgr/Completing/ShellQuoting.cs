using System.Text;

namespace Samgr.Tool.Completing;

/// <summary>Quotes words for bash, so that no character in a name from the machine is run as shell code.</summary>
internal static class ShellQuoting
{
    private const string Plain = "_./,:=@%+-";

    /// <summary>The text for bash to insert, so that the word at the cursor becomes a suggestion.</summary>
    /// <param name="line">The command line up to the cursor.</param>
    /// <param name="suggestion">The word.</param>
    /// <returns>The text in place of what bash takes for the word; null when it cannot be written in the quotes that are open.</returns>
    public static string? ForBash(CommandWords line, string suggestion)
    {
        string rest = suggestion.Length >= line.Kept ? suggestion[line.Kept..] : suggestion;
        return line.Quote switch
        {
            '\'' => rest.Replace("'", @"'\''", StringComparison.Ordinal),
            '"' => InDoubleQuotes(rest),
            _ => Escape(rest),
        };
    }

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char letter in text)
        {
            if (!char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter) && !Plain.Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static string? InDoubleQuotes(string text)
    {
        // A history expansion cannot be kept from there.
        if (text.Contains('!', StringComparison.Ordinal))
        {
            return null;
        }

        StringBuilder escaped = new();
        foreach (char letter in text)
        {
            if (letter is '$' or '`' or '"' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
