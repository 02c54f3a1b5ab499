using Samgr.Emulator.Output;

namespace Samgr.Emulator.Interfaces;

/// <summary>Advises somebody who has mistyped a name.</summary>
internal static class NameAdvice
{
    /// <summary>The advice for a name that there is not.</summary>
    public static string Of(string typed, IEnumerable<string> names)
    {
        string[] known = [.. names];
        string? nearest = NearestName.Find(typed, known);
        string list = known.Length == 0 ? "there is none" : $"there are {string.Join(", ", known)}";
        return nearest is null ? list : $"did you mean {nearest}? {char.ToUpperInvariant(list[0])}{list[1..]}";
    }
}
