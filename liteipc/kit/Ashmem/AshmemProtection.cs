namespace LiteIpc.Kit;

/// <summary>The bits that say what a shared memory region may be used for.</summary>
public static class AshmemProtection
{
    /// <summary>Nothing.</summary>
    public const int None = 0;

    /// <summary>Its bytes may be read.</summary>
    public const int Read = 1;

    /// <summary>Its bytes may be changed.</summary>
    public const int Write = 2;

    /// <summary>Its bytes may be run; carried along, nothing here runs them.</summary>
    public const int Execute = 4;

    /// <summary>Everything: the protection of a new region.</summary>
    public const int All = Read | Write | Execute;
}
