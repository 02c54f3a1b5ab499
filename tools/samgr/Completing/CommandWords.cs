using System.Text;

namespace Samgr.Tool.Completing;

/// <summary>A command line that is being written, as words.</summary>
/// <param name="Before">The words before the cursor, the program's own name left out.</param>
/// <param name="Current">What there is of the word at the cursor; empty for a new one.</param>
public sealed record CommandWords(IReadOnlyList<string> Before, string Current)
{
    /// <summary>Takes a line apart as a shell does: spaces, quotes and backslashes.</summary>
    /// <param name="line">The line up to the cursor, the program's name included.</param>
    public static CommandWords Parse(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        char quote = '\0';
        bool isOpen = false;
        for (int i = 0; i < line.Length; i++)
        {
            char letter = line[i];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
                Append(word, letter, quote != '\0');
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
                isOpen = true;
            }
            else if (char.IsWhiteSpace(letter))
            {
                if (isOpen)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                isOpen = false;
            }
            else
            {
                isOpen = true;
                bool isEscape = letter == '\\' && i + 1 < line.Length;
                word.Append(isEscape ? line[++i] : letter);
            }
        }

        words.Add(word.ToString());
        return new CommandWords([.. words.Skip(1).SkipLast(1)], words.Count > 1 ? words[^1] : "");
    }

    private static void Append(StringBuilder word, char letter, bool isInside)
    {
        if (isInside)
        {
            word.Append(letter);
        }
    }
}
