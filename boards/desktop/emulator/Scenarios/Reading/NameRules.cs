using System.Text;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class NameRules
{
    public const int MaxBytes = 63;

    private const string UnfitCharacters = "/\\:*?\"<>|";

    public static string Check(ScenarioSource source, JsonPart part, string member)
    {
        string name = CheckLength(source, part, member);
        foreach (char character in name)
        {
            if (char.IsControl(character) || UnfitCharacters.Contains(character, StringComparison.Ordinal))
            {
                string shown = char.IsControl(character) ? $"U+{(int)character:X4}" : $"'{character}'";
                throw source.Error(part, $"\"{member}\" holds {shown}, which is unfit for a path; use letters, digits, '_', '-' and '.'");
            }
        }

        if (name[0] is '.' or ' ' or '-' || name[^1] is '.' or ' ')
        {
            throw source.Error(part, $"\"{member}\" is \"{name}\", which is unfit for a path; begin and end it with a letter or digit");
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
}
