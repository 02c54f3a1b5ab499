namespace Samgr.Tool.Sizing;

/// <summary>How much something may take, and how much it takes.</summary>
/// <param name="Name">What is meant.</param>
/// <param name="Limit">The most that it may take.</param>
/// <param name="Figure">What it takes.</param>
/// <param name="Unit">What both are counted in.</param>
internal sealed record Budget(string Name, double Limit, double Figure, string Unit)
{
    /// <summary>Whether it takes no more than it may.</summary>
    public bool IsMet => Figure <= Limit;
}
