using System.Text;

namespace LiteIpc.Kit.Desktop;

/// <summary>Anonymous files of Linux that are sealed against a change of their size, and later against writing.</summary>
internal sealed class LinuxRegions : IRegionPlatform
{
    private const int MaxNameBytes = 249;

    public int Create(string name, int size)
    {
        int descriptor = Libc.CreateMemory(ShortNameOf(name), Libc.MemoryCloseOnExec | Libc.MemorySealing);
        if (descriptor < 0)
        {
            return -1;
        }

        if (Libc.Truncate(descriptor, size) == 0 && Libc.Control(descriptor, Libc.AddSeals, Libc.SealShrink | Libc.SealGrow) == 0)
        {
            return descriptor;
        }

        _ = Libc.Close(descriptor);
        return -1;
    }

    public long SizeOf(int descriptor)
    {
        int seals = Libc.Control(descriptor, Libc.GetSeals, 0);
        return seals < 0 || (seals & Libc.SealShrink) == 0 ? -1 : Libc.Seek(descriptor, 0, Libc.SeekEnd);
    }

    public bool IsWritable(int descriptor)
    {
        int seals = Libc.Control(descriptor, Libc.GetSeals, 0);
        int flags = Libc.Control(descriptor, Libc.GetFlags, 0);
        return seals >= 0 && (seals & (Libc.SealWrite | Libc.SealFutureWrite)) == 0
            && flags >= 0 && (flags & Libc.AccessMode) == Libc.ReadWrite;
    }

    public bool ForbidWriting(int descriptor) => Libc.Control(descriptor, Libc.AddSeals, Libc.SealFutureWrite) == 0;

    public IRegionMapping? Map(int descriptor, int size, bool isWritable) => LinuxMapping.Make(descriptor, size, isWritable);

    /// <summary>The kernel's own limit is shorter than ours; the name serves whoever looks at the process.</summary>
    private static string ShortNameOf(string name)
    {
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > MaxNameBytes)
        {
            length--;
        }

        return name[..length].Replace('\0', '?');
    }
}
