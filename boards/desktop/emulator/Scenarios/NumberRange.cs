namespace Samgr.Emulator.Scenarios;

/// <summary>The range of a number, both ends included.</summary>
internal readonly record struct NumberRange(int Lowest, int Highest = int.MaxValue)
{
    /// <summary>The range in words; its highest end is left out where every larger number is allowed.</summary>
    public override string ToString() => Highest == int.MaxValue ? $"{Lowest} or more" : $"from {Lowest} to {Highest}";

    internal bool Has(long value) => value >= Lowest && value <= Highest;

    /// <summary>A value that is in the range.</summary>
    /// <param name="value">The value.</param>
    /// <param name="option">The option, as <c>Type.Member</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message names option, value and range.</exception>
    internal int Check(int value, string option)
        => Has(value) ? value : throw new ArgumentOutOfRangeException(option, $"{option} is {value}; it has to be {this}");
}
