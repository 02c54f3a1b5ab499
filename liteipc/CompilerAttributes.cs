#if NANOFRAMEWORK_1_0
namespace System.Runtime.CompilerServices;

// A board's library lacks these: without them the compiler would put copies into every assembly. Nothing reads them on a
// board, so the metadata processor leaves them out.

/// <summary>For the compiler: which references of a member may be null.</summary>
[ExcludeType]
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
[ExcludeType]
[AttributeUsage(AttributeTargets.All)]
public sealed class NullableContextAttribute : Attribute
{
    /// <summary>One state for all of them.</summary>
    public NullableContextAttribute(byte state)
    {
    }
}

/// <summary>For the compiler: by which rules the references of a module were checked.</summary>
[ExcludeType]
[AttributeUsage(AttributeTargets.All)]
public sealed class RefSafetyRulesAttribute : Attribute
{
    /// <summary>The rules of one version of C#.</summary>
    public RefSafetyRulesAttribute(int version)
    {
    }
}
#endif
