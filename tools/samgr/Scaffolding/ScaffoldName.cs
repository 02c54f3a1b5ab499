using System.Globalization;
using System.Text;

namespace Samgr.Tool.Scaffolding;

/// <summary>The name of what is made: that of the namespace, and, in lower case, that of the service.</summary>
internal sealed class ScaffoldName
{
    // With "_client" behind it, it is still a name of a service.
    private const int MaxBytes = 56;

    private const string Suffix = "Service";

    /// <summary>How a message ends that refuses a name.</summary>
    internal const string Example = "give one such as Thermometer";

    private static readonly string[] _taken = ["Samgr", "LiteIpc", "System", "Microsoft", "Xunit", "nanoFramework", "mscorlib"];

    // Folders and files cannot be called so: those of the project, and the devices of Windows.
    private static readonly string[] _files =
    [
        "packages", "con", "prn", "aux", "nul",
        .. Enumerable.Range(0, 10).SelectMany(number => (string[])[$"com{number}", $"lpt{number}"]),
    ];

    private ScaffoldName(string text)
    {
        Text = text;
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>The name in lower case.</summary>
    public string Service => Text.ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It cannot be one; the message says which can.</exception>
    public static ScaffoldName Parse(string text)
    {
        if (text.Length == 0 || !IsStart(text[0]) || !text.All(IsPart))
        {
            throw new FormatException($"'{text}' is no name for C#: letters, digits and _, and no digit first; {Advise(text)}");
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            throw new FormatException($"'{text}' is too long: {MaxBytes} bytes of UTF-8 at most; {Example}");
        }

        if (_files.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            throw new FormatException($"'{text}' cannot be the name of a folder here, or on Windows; {Example}");
        }

        string name = char.ToUpperInvariant(text[0]) + text[1..];
        if (char.IsLower(name[0]))
        {
            throw new FormatException($"'{text}' begins with a small letter that has no capital form, which a class begins with; {Example}");
        }

        string stem = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length].TrimEnd('_') : string.Empty;
        if (stem.Length > 0)
        {
            throw new FormatException($"'{text}' would make a class {text}{Suffix}; leave {Suffix} out: {stem}");
        }

        return _taken.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? throw new FormatException($"'{text}' is the name of a namespace that the code needs; {Example}")
            : new ScaffoldName(name);
    }

    private static string Advise(string text)
    {
        string joined = string.Concat(new string([.. text.Select(letter => IsPart(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return joined.Length > 0 && IsStart(joined[0])
            ? $"give {joined}: the name of the service itself, in [ServiceInterface(\"...\")], may be any text, with spaces, too"
            : Example;
    }

    private static bool IsStart(char letter) => char.IsLetter(letter) || letter == '_';

    private static bool IsPart(char letter) => IsStart(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.DecimalDigitNumber;
}
