using System.Runtime.InteropServices;

namespace LiteIpc.Desktop;

/// <summary>The calls of Linux that .NET has no names for.</summary>
internal static unsafe partial class Libc
{
    internal const int AddSeals = 1033;
    internal const int GetSeals = 1034;
    internal const int SealSeal = 1;
    internal const int SealShrink = 2;
    internal const int SealGrow = 4;
    internal const int SealFutureWrite = 16;
    internal const uint MemoryCloseOnExec = 1;
    internal const uint MemorySealing = 2;
    internal const int ProtectRead = 1;
    internal const int ProtectWrite = 2;
    internal const int MapShared = 1;
    internal const int SeekEnd = 2;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateMemory(string name, uint flags);

    [LibraryImport(Library, EntryPoint = "ftruncate")]
    internal static partial int Truncate(int descriptor, nint size);

    [LibraryImport(Library, EntryPoint = "fcntl")]
    internal static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "lseek")]
    internal static partial nint Seek(int descriptor, nint offset, int origin);

    [LibraryImport(Library, EntryPoint = "mmap")]
    internal static partial nint Map(nint address, nuint size, int protection, int flags, int descriptor, nint offset);

    [LibraryImport(Library, EntryPoint = "munmap")]
    internal static partial int Unmap(nint address, nuint size);

    [LibraryImport(Library, EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "getsockopt")]
    internal static partial int GetSocketOption(int socket, int level, int option, void* value, int* size);

    [LibraryImport(Library, EntryPoint = "setsockopt")]
    internal static partial int SetSocketOption(int socket, int level, int option, void* value, int size);

    [LibraryImport(Library, EntryPoint = "sched_getcpu")]
    [SuppressGCTransition]
    internal static partial int CurrentCpu();

    [LibraryImport(Library, EntryPoint = "syscall")]
    internal static partial nint Futex(nint number, int* word, int operation, int value, TimeSpec* timeout, int* second, int third);

    /// <summary>struct timespec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        internal nint Seconds;
        internal nint Nanoseconds;
    }
}
