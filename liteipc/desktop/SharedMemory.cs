namespace LiteIpc.Desktop;

/// <summary>
/// Memory that processes share through a descriptor. It has no name and cannot change its size; nobody who was not given the
/// descriptor can open it, and it is gone with the last process that has it. Linux only.
/// </summary>
/// <remarks>Whoever disposes of it sees to it that no thread uses the address any longer.</remarks>
public sealed unsafe class SharedMemory : IDisposable
{
    private const nint Failed = -1;

    private SharedMemory(nint address, int size)
    {
        Address = (byte*)address;
        Size = size;
    }

    /// <summary>Where it begins; valid until <see cref="Dispose"/>.</summary>
    public byte* Address { get; }

    /// <summary>Bytes that are mapped here.</summary>
    public int Size { get; }

    /// <summary>Makes memory, all zeros.</summary>
    /// <param name="size">Bytes.</param>
    /// <param name="mapped">The number of them that this process maps.</param>
    /// <param name="isOthersReadOnly">Whether everybody who gets the descriptor can only read it.</param>
    /// <param name="descriptor">The descriptor, which the caller passes on and closes; -1 when there is none.</param>
    /// <returns>The memory, writable here; null where Linux refuses it.</returns>
    public static SharedMemory? Create(int size, int mapped, bool isOthersReadOnly, out int descriptor)
    {
        descriptor = Libc.CreateMemory("samgr-channel", Libc.MemoryCloseOnExec | Libc.MemorySealing);
        if (descriptor < 0)
        {
            return null;
        }

        SharedMemory? memory = Libc.Truncate(descriptor, size) == 0 ? Map(descriptor, mapped, true) : null;
        int seals = Libc.SealShrink | Libc.SealGrow | (isOthersReadOnly ? Libc.SealFutureWrite : 0) | Libc.SealSeal;
        if (memory != null && Libc.Control(descriptor, Libc.AddSeals, seals) == 0)
        {
            return memory;
        }

        memory?.Dispose();
        Close(descriptor);
        descriptor = -1;
        return null;
    }

    /// <summary>Maps memory that another process has made.</summary>
    /// <param name="descriptor">The descriptor; it stays the caller's, who may close it at once.</param>
    /// <param name="size">The bytes that the memory must have.</param>
    /// <param name="isWritable">Whether this process may write to it.</param>
    /// <returns>Null when the descriptor is not such memory of that size.</returns>
    public static SharedMemory? Open(int descriptor, int size, bool isWritable)
    {
        const int fixedSize = Libc.SealShrink | Libc.SealGrow;
        int seals = Libc.Control(descriptor, Libc.GetSeals, 0);
        return seals >= 0 && (seals & fixedSize) == fixedSize && Libc.Seek(descriptor, 0, Libc.SeekEnd) == size
            ? Map(descriptor, size, isWritable)
            : null;
    }

    /// <summary>Closes a descriptor; the memory stays mapped where it is.</summary>
    public static void Close(int descriptor) => _ = Libc.Close(descriptor);

    /// <summary>Takes the memory out of this process; once.</summary>
    public void Dispose() => _ = Libc.Unmap((nint)Address, (nuint)Size);

    private static SharedMemory? Map(int descriptor, int size, bool isWritable)
    {
        int protection = isWritable ? Libc.ProtectRead | Libc.ProtectWrite : Libc.ProtectRead;
        nint address = Libc.Map(0, (nuint)size, protection, Libc.MapShared, descriptor, 0);
        return address == Failed ? null : new SharedMemory(address, size);
    }
}
