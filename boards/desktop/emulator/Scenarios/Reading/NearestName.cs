namespace Samgr.Emulator.Scenarios.Reading;

internal static class NearestName
{
    private const int MaxLength = 255;

    public static string Hint(string name, IReadOnlyCollection<string> known)
    {
        string? nearest = Find(name, known);
        if (nearest is not null)
        {
            return $"did you mean \"{nearest}\"?";
        }

        return known.Count == 0 ? "there is none to choose" : $"choose from {string.Join(", ", known)}";
    }

    private static string? Find(string name, IReadOnlyCollection<string> known)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        int tolerance = (name.Length + 2) / 3;
        return known
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= tolerance)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int row = 1; row <= left.Length; row++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(substitution, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
