using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>
/// Keeps the last descriptors of this program for its own needs: the runtime takes some for each thread that it starts, and
/// ends the program when it gets none.
/// </summary>
internal static partial class DescriptorSpace
{
    private const int Kept = 16;
    private const int Resource = 7;

    /// <summary>Whether a connection has taken one of the last descriptors.</summary>
    internal static bool IsShort(Socket socket)
        => OperatingSystem.IsLinux() && GetLimit(Resource, out Limit limit) == 0 && (ulong)socket.Handle + Kept >= limit.Soft;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        internal ulong Soft;
        internal ulong Hard;
    }
}
