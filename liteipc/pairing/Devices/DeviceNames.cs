using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>What this side calls other devices: rules, proxies and <c>--device</c> name them so.</summary>
public static class DeviceNames
{
    private const string Signs = "-_.";

    /// <summary>Says why a text is no name.</summary>
    /// <returns>A sentence that names the mend; null for a name: a letter or digit, then letters, digits, '-', '_' and '.', up to 63 bytes.</returns>
    public static string? FindProblem(string text)
    {
        if (text.Length is 0 or > LinkOptions.MaxName)
        {
            return $"a name of a device has 1 to {LinkOptions.MaxName} letters, and this one {text.Length}; give another one";
        }

        return char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || Signs.Contains(letter, StringComparison.Ordinal))
            ? null
            : "a name of a device begins with a letter or digit and goes on with letters, digits, '-', '_' and '.'; give another one";
    }

    /// <summary>Makes a name of any text, such as the host's: what may not stand in one becomes '-'.</summary>
    public static string Propose(string text)
    {
        string name = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || Signs.Contains(letter, StringComparison.Ordinal) ? letter : '-'));
        name = name[..Math.Min(name.Length, LinkOptions.MaxName)].Trim('-', '_', '.');
        return name.Length == 0 ? "device" : name;
    }

    /// <summary>The number that stands for a device in messages, from 1 on: FNV-1a of its name, without the sign. A store refuses a name whose number another device has.</summary>
    public static int NumberOf(string name) => LinkNames.NumberOf(name);
}
