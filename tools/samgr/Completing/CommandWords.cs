using System.Text;

namespace Samgr.Tool.Completing;

/// <summary>A command line that is being written, as words.</summary>
/// <param name="Before">The words before the cursor, the program's own name left out.</param>
/// <param name="Current">The typed part of the word at the cursor; empty for a new word.</param>
internal sealed record CommandWords(IReadOnlyList<string> Before, string Current)
{
    private const string Breaks = "=:";

    /// <summary>The quotes that are open at the cursor; NUL for none.</summary>
    public char Quote { get; init; }

    /// <summary>Letters of <see cref="Current"/> that stay when bash completes: it takes what follows '=', ':' or an open quote for the word.</summary>
    public int Kept { get; init; }

    /// <summary>Takes a line apart as a shell does: spaces, quotes and backslashes.</summary>
    /// <param name="line">The line up to the cursor, the program's name included.</param>
    public static CommandWords Parse(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        char quote = '\0';
        bool isOpen = false;
        int kept = 0;
        for (int i = 0; i < line.Length; i++)
        {
            char letter = line[i];
            bool isEscape = letter == '\\' && i + 1 < line.Length && (quote == '\0' || (quote == '"' && line[i + 1] is '$' or '`' or '"' or '\\'));
            if (isEscape)
            {
                isOpen = true;
                word.Append(line[++i]);
            }
            else if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
                Append(word, letter, quote != '\0');
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
                isOpen = true;
                kept = word.Length;
            }
            else if (char.IsWhiteSpace(letter))
            {
                if (isOpen)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                isOpen = false;
                kept = 0;
            }
            else
            {
                isOpen = true;
                word.Append(letter);
                kept = Breaks.Contains(letter, StringComparison.Ordinal) ? word.Length : kept;
            }
        }

        words.Add(word.ToString());
        return Of([.. words.Skip(1)]) with { Quote = quote, Kept = words.Count > 1 ? kept : 0 };
    }

    /// <summary>Words that a shell has taken apart, the last of which is at the cursor.</summary>
    public static CommandWords Of(IReadOnlyList<string> words) => words.Count == 0 ? new([], "") : new([.. words.SkipLast(1)], words[^1]);

    private static void Append(StringBuilder word, char letter, bool isInside)
    {
        if (isInside)
        {
            word.Append(letter);
        }
    }
}
