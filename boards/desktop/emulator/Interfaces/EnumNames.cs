using System.Numerics;

namespace Samgr.Emulator.Interfaces;

/// <summary>The values of an enum by their names: one, or of flags several, as in <c>Read|Write</c>.</summary>
internal static class EnumNames
{
    private const char Separator = '|';

    private static readonly char[] _separators = [Separator, ','];

    /// <summary>Finds the number of a name, or of a combination of flags.</summary>
    /// <param name="model">The enum.</param>
    /// <param name="text">The name; of flags also several, separated by '|' or ','. Case does not matter.</param>
    /// <param name="unknown">The part that is no name of the enum; empty when there is none.</param>
    /// <returns>The number; null when a part is no name.</returns>
    public static decimal? Find(EnumInfo model, string text, out string unknown)
    {
        string[] parts = model.Flags ? text.Split(_separators, StringSplitOptions.TrimEntries) : [text];
        BigInteger number = 0;
        foreach (string part in parts)
        {
            KeyValuePair<string, decimal>? known = Known(model, part);
            if (known is null)
            {
                unknown = part;
                return null;
            }

            number |= new BigInteger(known.Value.Value);
        }

        unknown = "";
        return (decimal)number;
    }

    /// <summary>The name of a number, or of flags those of its parts; null when it has none.</summary>
    public static string? Of(EnumInfo model, decimal number)
    {
        if (model.Values.FirstOrDefault(known => known.Value == number).Key is { } name)
        {
            return name;
        }

        if (!model.Flags || number == 0)
        {
            return null;
        }

        BigInteger left = new(number);
        List<string> parts = [];
        foreach ((string part, decimal value) in model.Values.OrderByDescending(known => known.Value))
        {
            BigInteger bits = new(value);
            if (bits != 0 && (left & bits) == bits)
            {
                left &= ~bits;
                parts.Insert(0, part);
            }
        }

        return left == 0 ? string.Join(Separator, parts) : null;
    }

    private static KeyValuePair<string, decimal>? Known(EnumInfo model, string name)
    {
        KeyValuePair<string, decimal> found = model.Values.FirstOrDefault(known => string.Equals(known.Key, name, StringComparison.OrdinalIgnoreCase));
        return found.Key is null ? null : found;
    }
}
