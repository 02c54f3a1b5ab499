namespace LiteIpc.Kit;

/// <summary>The shared memory of an operating system. A region is known by a file descriptor.</summary>
public interface IRegionPlatform
{
    /// <summary>Makes a region of zeros whose size cannot be changed.</summary>
    /// <returns>A descriptor, which belongs to the caller; negative when it cannot be made.</returns>
    int Create(string name, int size);

    /// <summary>The bytes of a region; negative when the descriptor is none, or its size could change.</summary>
    long SizeOf(int descriptor);

    /// <summary>Whether the operating system lets this descriptor's region be changed.</summary>
    bool IsWritable(int descriptor);

    /// <summary>Has the operating system refuse every new way to change the region, to every process and for good.</summary>
    /// <returns>False when it cannot.</returns>
    bool ForbidWriting(int descriptor);

    /// <summary>Puts a region into the memory of this process.</summary>
    /// <returns>The mapping; null when the operating system refuses it.</returns>
    IRegionMapping? Map(int descriptor, int size, bool isWritable);
}

/// <summary>A region in the memory of this process. Its owner checks places and guards it.</summary>
public interface IRegionMapping
{
    /// <summary>Whether it can be changed through this mapping.</summary>
    bool IsWritable { get; }

    /// <summary>Copies bytes into the region.</summary>
    void Write(byte[] data, int size, int offset);

    /// <summary>Copies bytes out of the region.</summary>
    void Read(byte[] data, int size, int offset);

    /// <summary>Takes it out of the memory of this process; nothing else may be called afterwards.</summary>
    void Unmap();
}
