#if NANOFRAMEWORK_1_0
namespace System.Runtime.CompilerServices;

// A board's library lacks these two: without them the compiler would put copies into every assembly.

/// <summary>For the compiler: which references of a member may be null.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class NullableAttribute : Attribute
{
    /// <summary>One state for all of them.</summary>
    public NullableAttribute(byte state)
    {
    }

    /// <summary>A state for each of them.</summary>
    public NullableAttribute(byte[] states)
    {
    }
}

/// <summary>For the compiler: whether the references of a type's members may be null where they do not say so themselves.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class NullableContextAttribute : Attribute
{
    /// <summary>One state for all of them.</summary>
    public NullableContextAttribute(byte state)
    {
    }
}
#endif
