using System.Text;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class NameRules
{
    public const int MaxBytes = 63;

    public static string Check(ScenarioSource source, JsonPart part, string member)
    {
        string name = CheckLength(source, part, member);
        if (name[0] is '.' or '-')
        {
            throw source.Error(part, $"\"{member}\" begins with '{name[0]}', which is unfit for a path; begin it with a letter or digit");
        }

        foreach (Rune character in name.EnumerateRunes())
        {
            if (!IsFit(character))
            {
                string shown = Rune.IsControl(character) ? $"U+{character.Value:X4}" : $"'{character}'";
                throw source.Error(part, $"\"{member}\" holds {shown}, which is unfit for a path; use a to z, A to Z, 0 to 9, '_', '-' and '.'");
            }
        }

        return name;
    }

    public static string CheckLength(ScenarioSource source, JsonPart part, string member)
    {
        int bytes = Encoding.UTF8.GetByteCount(part.Text);
        if (bytes == 0)
        {
            throw source.Error(part, $"\"{member}\" is empty; give it 1 to {MaxBytes} bytes");
        }

        if (bytes > MaxBytes)
        {
            throw source.Error(part, $"\"{member}\" is {bytes} bytes of UTF-8 long; the limit is {MaxBytes}, so shorten \"{part.Text}\"");
        }

        return part.Text;
    }

    private static bool IsFit(Rune character) =>
        character.IsAscii && (Rune.IsLetterOrDigit(character) || character.Value is '_' or '-' or '.');
}
