namespace Samgr.Generator.Model;

/// <summary>How a value goes into a message.</summary>
public enum ValueKind
{
    /// <summary>Nothing: the result of a void method.</summary>
    None,

    /// <summary>A number, truth value or character.</summary>
    Scalar,

    /// <summary>An enum, as its number.</summary>
    Enum,

    /// <summary>A time or a span of time, as its ticks.</summary>
    Ticks,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array of bytes.</summary>
    Bytes,

    /// <summary>An array of scalars or strings.</summary>
    Vector,

    /// <summary>An array of enums, characters, times or data, element by element.</summary>
    List,

    /// <summary>A struct or class marked as service data.</summary>
    Data,

    /// <summary>An object with a callback interface.</summary>
    Callback,
}
