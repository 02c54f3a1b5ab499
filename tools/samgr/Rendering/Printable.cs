using System.Globalization;
using System.Text;

namespace Samgr.Tool.Rendering;

/// <summary>Text that comes from a machine, made safe for a terminal.</summary>
public static class Printable
{
    /// <summary>Writes control characters, which a terminal would obey, as their numbers.</summary>
    public static string From(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        StringBuilder safe = new(text.Length + 8);
        foreach (char character in text)
        {
            if (char.IsControl(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }
}
