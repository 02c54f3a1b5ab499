namespace Samgr.Generator.Model;

/// <summary>How an argument is passed.</summary>
public enum Direction
{
    /// <summary>Into the function.</summary>
    In,

    /// <summary>Out of it.</summary>
    Out,

    /// <summary>Both ways.</summary>
    Ref,
}

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Type">Its type.</param>
/// <param name="Direction">How it is passed.</param>
/// <param name="Default">The value that it has when it is left out, as code spells it; null when it cannot be left out.</param>
/// <param name="IsParams">Whether its elements may be passed one by one.</param>
/// <param name="Caller">The attribute by which the compiler fills it in, and a space; empty for none.</param>
public sealed record ParameterModel(string Name, ValueType Type, Direction Direction, string? Default, bool IsParams, string Caller)
{
    /// <summary>Whether it stands in the request.</summary>
    public bool IsSent => Direction != Direction.Out;

    /// <summary>Whether it stands in the reply.</summary>
    public bool IsReturned => Direction != Direction.In;

    /// <summary>The name without the escape.</summary>
    public string PlainName => Name.TrimStart('@');

    /// <summary>The keyword of its direction and a space, or nothing.</summary>
    public string Modifier => Direction switch { Direction.Out => "out ", Direction.Ref => "ref ", _ => "" };
}
