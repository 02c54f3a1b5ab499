namespace Samgr.Desktop;

/// <summary>A number of <see cref="SamgrOptions"/>, and what it may be.</summary>
/// <param name="Option">Its name in <see cref="SamgrOptions"/>.</param>
/// <param name="Lowest">The lowest value allowed.</param>
/// <param name="Highest">The highest value allowed; <see cref="int.MaxValue"/> for any.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Writes it.</param>
public sealed record SamgrLimit(string Option, int Lowest, int Highest, Func<SamgrOptions, int> Get, Action<SamgrOptions, int> Set)
{
    /// <summary>Its name in a scenario file.</summary>
    public string Name { get; } = char.ToLowerInvariant(Option[0]) + Option[1..];

    /// <summary>The value of new options.</summary>
    public int Default => Get(new SamgrOptions());

    /// <summary>The range in words.</summary>
    public string Range => RangeOf(Lowest, Highest);

    internal static string RangeOf(int lowest, int highest) => highest == int.MaxValue ? $"{lowest} or more" : $"from {lowest} to {highest}";

    /// <summary>Says what is wrong with the value of some options.</summary>
    /// <returns>Null when it is in its range.</returns>
    internal string? Complaint(SamgrOptions options)
    {
        int value = Get(options);
        return value < Lowest || value > Highest ? $"{nameof(SamgrOptions)}.{Option} is {value}; it has to be {Range}" : null;
    }
}
