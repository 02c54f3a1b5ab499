using System.Runtime.InteropServices;

namespace LiteIpc.Kit.Desktop;

/// <summary>A region in the memory of this process.</summary>
internal sealed class LinuxMapping : IRegionMapping
{
    private readonly nint _start;
    private readonly int _size;

    private LinuxMapping(nint start, int size, bool isWritable)
    {
        _start = start;
        _size = size;
        IsWritable = isWritable;
    }

    public bool IsWritable { get; }

    internal static LinuxMapping? Make(int descriptor, int size, bool isWritable)
    {
        int protection = isWritable ? Libc.MapRead | Libc.MapWrite : Libc.MapRead;
        nint start = Libc.Map(0, (nuint)size, protection, Libc.MapShared, descriptor, 0);
        return start == Libc.MapFailed ? null : new LinuxMapping(start, size, isWritable);
    }

    public void Write(byte[] data, int size, int offset) => Marshal.Copy(data, 0, _start + offset, size);

    public void Read(byte[] data, int size, int offset) => Marshal.Copy(_start + offset, data, 0, size);

    public void Unmap() => _ = Libc.Unmap(_start, (nuint)_size);
}
