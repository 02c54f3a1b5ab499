using System.Globalization;
using System.Text;

namespace Samgr.Emulator.Output;

/// <summary>Text from outside, made safe to show.</summary>
internal static class VisibleText
{
    /// <summary>
    /// Writes as \u and its number each character that a terminal would obey or that changes how the others are shown:
    /// controls, marks and overrides of the direction, separators of lines, invisible tags, halves of characters.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Characters of the text that are kept; the number of the others stands behind them.</param>
    public static string From(string text, int length = int.MaxValue)
    {
        int kept = Math.Min(text.Length, length);
        int place = 0;
        while (place < kept && !IsHidden(text, place))
        {
            place += char.IsSurrogate(text[place]) ? 2 : 1;
        }

        if (place >= kept && kept == text.Length)
        {
            return text;
        }

        StringBuilder shown = new(kept + 16);
        for (int index = 0; index < kept; index++)
        {
            Append(shown, text, ref index);
        }

        return kept == text.Length ? shown.ToString() : shown.Append(CultureInfo.InvariantCulture, $"... ({text.Length - kept} more)").ToString();
    }

    private static void Append(StringBuilder shown, string text, ref int index)
    {
        if (IsHidden(text, index))
        {
            shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:x4}");
            return;
        }

        shown.Append(text[index]);
        if (char.IsSurrogate(text[index]))
        {
            shown.Append(text[++index]);
        }
    }

    private static bool IsHidden(string text, int index)
    {
        char letter = text[index];
        if (char.IsSurrogate(letter))
        {
            return !IsPair(text, index) || IsTag(char.ConvertToUtf32(letter, text[index + 1]));
        }

        return letter switch
        {
            '\t' => false,
            '\u061C' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => true,
            _ => char.IsControl(letter),
        };
    }

    private static bool IsPair(string text, int index)
        => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static bool IsTag(int character) => character is >= 0xE0000 and <= 0xE007F;
}
