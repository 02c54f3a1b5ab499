namespace Samgr.Emulator.Output;

/// <summary>Finds what somebody meant who has mistyped a name.</summary>
internal static class NearestName
{
    private const int MaxLength = 255;

    /// <summary>The nearest name; null when none is near.</summary>
    /// <param name="typed">The name as it was given; to one of more than 255 characters no name is near.</param>
    /// <param name="names">The names that could have been meant; of names that are equally near, the first.</param>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        if (typed.Length > MaxLength)
        {
            return null;
        }

        int limit = Math.Max(1, typed.Length / 3);
        return names
            .Where(name => name.Length <= MaxLength)
            .Select(name => (Name: name, Distance: Rate(typed.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(rated => rated.Distance <= limit)
            .OrderBy(rated => rated.Distance)
            .FirstOrDefault().Name;
    }

    private static int Rate(string typed, string name) =>
        typed.Length >= 3 && name.StartsWith(typed, StringComparison.Ordinal) ? 1 : Distance(typed, name);

    // Letters to change, add, remove or exchange with their neighbour.
    private static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int change = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
