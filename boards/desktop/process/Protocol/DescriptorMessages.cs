using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Protocol;

/// <summary>Sends and receives bytes with file descriptors beside them, as Linux does with SCM_RIGHTS.</summary>
internal static unsafe partial class DescriptorMessages
{
    /// <summary>Descriptors that go with one send at most; the system's limit is 253.</summary>
    internal const int Most = 64;

    private const int SocketLevel = 1;
    private const int Rights = 1;
    private const int NoSignal = 0x4000;
    private const int DontWait = 0x40;
    private const int CloseOnExec = 0x40000000;
    private const int ControlCut = 8;
    private const int Interrupted = 4;

    // EAGAIN, ENOMEM, ENOBUFS, and ETOOMANYREFS: more descriptors of this user are on their way than it may have open.
    private static readonly int[] _passing = [11, 12, 105, 109];
    private const int HeaderBytes = 16;
    private const int ControlBytes = HeaderBytes + (Most * sizeof(int));

    /// <summary>Sends bytes, and with the first of them the descriptors.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="descriptors">The descriptors.</param>
    /// <param name="waits">Whether to wait for room in the socket.</param>
    /// <returns>How many bytes went; 0 when none could for now, -1 once the connection has ended.</returns>
    internal static int Send(Socket socket, ReadOnlySpan<byte> bytes, ReadOnlySpan<int> descriptors, bool waits)
    {
        byte* control = stackalloc byte[ControlBytes];
        int controlBytes = HeaderBytes + (descriptors.Length * sizeof(int));
        *(nuint*)control = (nuint)controlBytes;
        *(int*)(control + 8) = SocketLevel;
        *(int*)(control + 12) = Rights;
        descriptors.CopyTo(new Span<int>(control + HeaderBytes, Most));
        fixed (byte* start = bytes)
        {
            Vector vector = new() { Start = start, Length = (nuint)bytes.Length };
            Header header = new()
            {
                Vectors = &vector,
                VectorCount = 1,
                Control = control,
                ControlLength = (nuint)((controlBytes + 7) & ~7),
            };
            return Repeat(socket, &header, waits ? NoSignal : NoSignal | DontWait, isSend: true);
        }
    }

    /// <summary>Receives bytes, and the descriptors that came with them; blocks as the socket does.</summary>
    /// <returns>How many bytes came; 0 or less once the connection has ended.</returns>
    internal static int Receive(Socket socket, Span<byte> bytes, Descriptors descriptors)
    {
        byte* control = stackalloc byte[ControlBytes];
        fixed (byte* start = bytes)
        {
            Vector vector = new() { Start = start, Length = (nuint)bytes.Length };
            Header header = new() { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlBytes };
            int received = Repeat(socket, &header, CloseOnExec, isSend: false);
            if (received <= 0)
            {
                return received;
            }

            bool hasRights = header.ControlLength >= HeaderBytes && *(int*)(control + 8) == SocketLevel && *(int*)(control + 12) == Rights;
            int count = hasRights ? ((int)*(nuint*)control - HeaderBytes) / sizeof(int) : 0;
            descriptors.Add(received, new ReadOnlySpan<int>(control + HeaderBytes, count), (header.Flags & ControlCut) != 0);
            return received;
        }
    }

    private static int Repeat(Socket socket, Header* header, int flags, bool isSend)
    {
        SafeSocketHandle handle = socket.SafeHandle;
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            int descriptor = (int)handle.DangerousGetHandle();
            while (true)
            {
                nint result = isSend ? SendMessage(descriptor, header, flags) : ReceiveMessage(descriptor, header, flags);
                int error = result >= 0 ? 0 : Marshal.GetLastPInvokeError();
                if (error != Interrupted)
                {
                    return isSend && Array.IndexOf(_passing, error) >= 0 ? 0 : (int)result;
                }
            }
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint SendMessage(int socket, Header* header, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint ReceiveMessage(int socket, Header* header, int flags);

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
