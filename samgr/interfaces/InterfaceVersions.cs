using System;

namespace Samgr;

/// <summary>The versions of service interfaces as the bits that <see cref="IUnknown.QueryInterface"/> compares.</summary>
public static class InterfaceVersions
{
    /// <summary>The highest version of an interface.</summary>
    public const int Last = 22;

    private const int FirstBit = 8;

    /// <summary>The bits of a version: those of every one before it, and one more.</summary>
    /// <param name="version">1 to <see cref="Last"/>; 0 gives no bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static int BitsOf(int version)
        => version < 0 || version > Last ? throw new ArgumentOutOfRangeException(nameof(version)) : ((1 << version) - 1) << FirstBit;
}
