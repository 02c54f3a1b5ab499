namespace Samgr.House.Tests.Locks;

/// <summary>What must not be: a call that may block where it holds others up.</summary>
/// <param name="Where">The lock that is held, or the thread.</param>
/// <param name="What">The call.</param>
/// <param name="Path">The methods on the way, from the one that holds the lock.</param>
internal sealed record Finding(string Where, string What, IReadOnlyList<string> Path)
{
    public override string ToString() => $"{Where}: {string.Join(" -> ", Path)} -> {What}";
}
