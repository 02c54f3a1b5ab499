using System.Runtime.InteropServices;

namespace Samgr.Bench.Native;

/// <summary>The Linux functions that the floors call directly.</summary>
internal static unsafe partial class Libc
{
    internal const int ProtectionReadWrite = 3;
    internal const int MapShared = 1;
    internal const int CloseOnExec = 1;
    internal const int SigKill = 9;
    internal const int CpuSetBytes = 128;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport(Library, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int Truncate(int file, long length);

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    internal static partial void* Map(void* address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport(Library, EntryPoint = "munmap")]
    internal static partial int Unmap(void* address, nuint length);

    [LibraryImport(Library, EntryPoint = "close")]
    internal static partial int Close(int file);

    [LibraryImport(Library, EntryPoint = "sched_getcpu")]
    [SuppressGCTransition]
    internal static partial int CurrentCpu();

    [LibraryImport(Library, EntryPoint = "sched_setaffinity")]
    internal static partial int SetAffinity(int thread, nuint bytes, byte* cpus);

    [LibraryImport(Library, EntryPoint = "sched_getaffinity")]
    internal static partial int GetAffinity(int thread, nuint bytes, byte* cpus);

    [LibraryImport(Library, EntryPoint = "syscall")]
    internal static partial nint Futex(nint number, int* word, int operation, int value, Timespec* timeout, int* second, int third);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    internal static partial nint Receive(int socket, byte* buffer, nuint bytes, int flags);

    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)]
    internal static partial nint Send(int socket, byte* buffer, nuint bytes, int flags);

    [LibraryImport(Library, EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);

    [LibraryImport(Library, EntryPoint = "getppid")]
    internal static partial int ParentProcess();

    [LibraryImport(Library, EntryPoint = "clock_gettime")]
    internal static partial int GetTime(int clock, Timespec* time);
}

/// <summary>struct timespec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Timespec
{
    internal nint Seconds;
    internal nint Nanoseconds;
}
