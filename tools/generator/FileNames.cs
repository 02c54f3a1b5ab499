using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Samgr.Generator.Model;
using Samgr.Generator.Parsing;

namespace Samgr.Generator;

/// <summary>The names of generated files: a file system may not tell letters by their case, and does not take every letter.</summary>
/// <param name="Same">The names that are the same but for the case, in the order in which they are numbered.</param>
internal sealed record FileNames(EquatableArray<string> Same)
{
    private const int Longest = 120;

    /// <summary>Finds the names that have to be told apart.</summary>
    /// <param name="names">The names of all types that files are named after.</param>
    public static FileNames Of(IEnumerable<string> names) => new(new EquatableArray<string>(names
        .Distinct()
        .GroupBy(name => Clean(name), StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group.OrderBy(name => name, StringComparer.Ordinal))));

    /// <summary>The full name of a type, from which the names of its files are made.</summary>
    /// <param name="space">Its namespace; empty for none.</param>
    /// <param name="name">Its name.</param>
    public static string Key(string space, string name) => (space.Length == 0 ? "" : space + ".") + name;

    /// <summary>The name of a file.</summary>
    /// <param name="space">The namespace; empty for none.</param>
    /// <param name="name">The name of the type that the file is for.</param>
    /// <param name="suffix">Which of its files it is.</param>
    public string Of(string space, string name, string suffix)
    {
        string key = Key(space, name);
        string clean = Clean(key);
        int place = Same.Where(other => string.Equals(Clean(other), clean, StringComparison.OrdinalIgnoreCase)).ToList().IndexOf(key);
        string number = place > 0 ? "-" + (place + 1).ToString(CultureInfo.InvariantCulture) : "";
        return clean + number + suffix + ".g.cs";
    }

    private static string Clean(string name)
    {
        StringBuilder clean = new();
        foreach (char unit in name)
        {
            bool isPlain = char.IsLetterOrDigit(unit) || unit is '.' or '_';
            clean.Append(isPlain ? unit.ToString() : "-" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }

        return clean.Length <= Longest ? clean.ToString() : clean.ToString(0, Longest) + "-" + Names.Hash(name);
    }
}
