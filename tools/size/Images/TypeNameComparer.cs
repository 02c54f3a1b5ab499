namespace Samgr.Size.Images;

/// <summary>
/// Compares names as the root collation of Unicode does, which the metadata processor's build machine uses: marks before
/// digits before letters, and case only where nothing else differs.
/// </summary>
internal sealed class TypeNameComparer : IComparer<string>
{
    private const string Marks = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    public static TypeNameComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        (int first, int second) = x!.Select(Weigh).Zip(y!.Select(Weigh)).FirstOrDefault(pair => pair.First != pair.Second);
        int order = first.CompareTo(second);
        order = order != 0 ? order : x!.Length.CompareTo(y!.Length);
        return order != 0 ? order : -string.CompareOrdinal(x, y);
    }

    private static int Weigh(char letter)
    {
        int mark = Marks.IndexOf(letter);
        return mark >= 0 ? mark : Marks.Length + char.ToLowerInvariant(letter);
    }
}
