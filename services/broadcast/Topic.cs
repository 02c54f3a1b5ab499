namespace Samgr.Broadcast;

/// <summary>The subject of publications. Immutable; compared by its number.</summary>
public sealed class Topic
{
    private readonly uint _value;

    /// <summary>Makes a topic.</summary>
    public Topic(uint value)
    {
        _value = value;
    }

    /// <summary>The number that publishers and consumers agree on.</summary>
    public uint Value => _value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Topic other && other.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
