using System.Runtime.InteropServices;

namespace LiteIpc.Kit.Desktop;

/// <summary>The calls of Linux that .NET has no names for.</summary>
internal static partial class Libc
{
    internal const int DuplicateCloseOnExec = 1030;
    internal const int GetFlags = 3;
    internal const int AccessMode = 3;
    internal const int ReadWrite = 2;
    internal const int AddSeals = 1033;
    internal const int GetSeals = 1034;
    internal const int SealShrink = 2;
    internal const int SealGrow = 4;
    internal const int SealWrite = 8;
    internal const int SealFutureWrite = 16;
    internal const uint MemoryCloseOnExec = 1;
    internal const uint MemorySealing = 2;
    internal const int SeekEnd = 2;
    internal const int MapRead = 1;
    internal const int MapWrite = 2;
    internal const int MapShared = 1;
    internal const nint MapFailed = -1;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    internal static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    internal static partial int Truncate(int descriptor, nint size);

    [LibraryImport("libc", EntryPoint = "lseek")]
    internal static partial nint Seek(int descriptor, nint offset, int origin);

    [LibraryImport("libc", EntryPoint = "mmap")]
    internal static partial nint Map(nint address, nuint size, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    internal static partial int Unmap(nint address, nuint size);
}
