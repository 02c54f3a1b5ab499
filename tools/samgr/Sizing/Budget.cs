namespace Samgr.Tool.Sizing;

/// <summary>How much something may take, and how much it takes.</summary>
/// <param name="Name">The name of the thing that is limited.</param>
/// <param name="Limit">The most that it may take.</param>
/// <param name="Figure">The measured amount.</param>
/// <param name="Unit">The unit of limit and figure.</param>
internal sealed record Budget(string Name, double Limit, double Figure, string Unit)
{
    /// <summary>Whether it takes no more than it may.</summary>
    public bool IsMet => Figure <= Limit;
}
