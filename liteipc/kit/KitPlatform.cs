namespace LiteIpc.Kit;

/// <summary>The parts of the kit that need an operating system: plugged in at start-up, null on boards.</summary>
public static class KitPlatform
{
    /// <summary>File descriptors; without them a parcel carries none.</summary>
    public static IDescriptorPlatform? Descriptors { get; set; }

    /// <summary>Shared memory; it needs <see cref="Descriptors"/>.</summary>
    public static IRegionPlatform? Regions { get; set; }

    /// <summary>A parcel that is used again keeps a buffer of so many bytes at most; a board has not the memory for more.</summary>
    public static int KeptCapacity { get; set; } = KitLimits.KeptCapacity;

    /// <summary>So many reclaimed parcels are kept for <see cref="Parcel.Create"/>; 0 to <see cref="KitLimits.KeptParcels"/>.</summary>
    public static int KeptParcels { get; set; } = KitLimits.KeptParcels;
}

/// <summary>The file descriptors of this process.</summary>
public interface IDescriptorPlatform
{
    /// <summary>A second descriptor of the same file.</summary>
    /// <returns>The descriptor, which belongs to the caller; negative when there is no such file.</returns>
    int Duplicate(int descriptor);

    /// <summary>Closes a descriptor. It may wait for the other end of the file, so the caller holds no lock that others need.</summary>
    void Close(int descriptor);

    /// <summary>Has a descriptor closed on another thread; waits for nothing.</summary>
    void CloseLater(int descriptor);
}
