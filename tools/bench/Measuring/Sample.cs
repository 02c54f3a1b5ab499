namespace Samgr.Bench.Measuring;

/// <summary>The figures of one round.</summary>
/// <param name="P50">The median, in the unit of the measurement.</param>
/// <param name="P99">The 99th percentile.</param>
internal readonly record struct Sample(double P50, double P99)
{
    /// <summary>A figure that is no distribution.</summary>
    internal static Sample Of(double value) => new(value, value);

    /// <summary>The same figures in another unit.</summary>
    internal Sample Times(double factor) => new(P50 * factor, P99 * factor);

    /// <summary>The median of each figure over several rounds.</summary>
    internal static Sample Median(IReadOnlyList<Sample> rounds)
        => new(MedianOf([.. rounds.Select(round => round.P50)]), MedianOf([.. rounds.Select(round => round.P99)]));

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
