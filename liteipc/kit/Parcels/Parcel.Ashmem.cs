using System;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    /// <summary>A descriptor, the size and the protection.</summary>
    private const int RegionSize = IpcLimits.ObjectSize + 8;

    /// <summary>Writes a shared memory region; whoever reads it has the same bytes and at most the same protection. Desktop only.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for none, or a closed one; <see cref="IpcError.ParcelWrite"/>
    /// when it does not fit.
    /// </returns>
    public int WriteAshmem(Ashmem? region) => region == null ? IpcError.CheckParam : region.WriteTo(this);

    /// <summary>Reads a shared memory region, which then belongs to the caller: it cannot be read a second time.</summary>
    /// <param name="region">The region, not mapped yet; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.NotSupported"/> on a board; <see cref="IpcError.ParcelRead"/> when there is
    /// none, or it is smaller than it claims, or its size could change.
    /// </returns>
    public int ReadAshmem(out Ashmem? region)
    {
        region = null;
        if (KitPlatform.Regions == null)
        {
            return IpcError.NotSupported;
        }

        ParcelObject? found = FindObject(true);
        if (found == null || found.Descriptor < 0 || _size - _read < RegionSize)
        {
            return IpcError.ParcelRead;
        }

        int size = BitConverter.ToInt32(_bytes, _begin + _read + IpcLimits.ObjectSize);
        int protection = BitConverter.ToInt32(_bytes, _begin + _read + IpcLimits.ObjectSize + 4);
        if (size <= 0 || (protection & ~AshmemProtection.All) != 0 || KitPlatform.Regions.SizeOf(found.Descriptor) < size)
        {
            return IpcError.ParcelRead;
        }

        region = new Ashmem(string.Empty, found.Descriptor, size, protection);
        found.Descriptor = -1;
        _read += RegionSize;
        return IpcError.Success;
    }

    internal int WriteRegion(int descriptor, int size, int protection)
    {
        int start = _size;
        int result = WriteFileDescriptor(descriptor);
        if (result == IpcError.Success)
        {
            result = Put32(size);
        }

        if (result == IpcError.Success)
        {
            result = Put32(protection);
        }

        return Written(result, start);
    }
}
