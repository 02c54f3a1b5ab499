using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>The process at the other end of a Unix domain socket, as the operating system says.</summary>
/// <param name="Id">Its number when it connected; 0 when it cannot be seen from here, -1 where the system does not tell.</param>
/// <param name="User">Its user; -1 where the system does not tell.</param>
internal readonly record struct PeerProcess(int Id, int User)
{
    private const int LinuxLevel = 1;
    private const int LinuxCredentials = 17;
    private const int LinuxProcessDescriptor = 77;
    private const int MacLevel = 0;
    private const int MacCredentials = 1;
    private const int MacProcessId = 2;
    private const int MacCredentialsBytes = 76;

    internal static PeerProcess Of(Socket socket)
    {
        if (OperatingSystem.IsLinux())
        {
            Span<int> credentials = stackalloc int[3];
            socket.GetRawSocketOption(LinuxLevel, LinuxCredentials, MemoryMarshal.AsBytes(credentials));
            return new PeerProcess(credentials[0], credentials[1]);
        }

        if (OperatingSystem.IsMacOS())
        {
            Span<int> process = stackalloc int[1];
            socket.GetRawSocketOption(MacLevel, MacProcessId, MemoryMarshal.AsBytes(process));
            Span<int> credentials = stackalloc int[MacCredentialsBytes / sizeof(int)];
            socket.GetRawSocketOption(MacLevel, MacCredentials, MemoryMarshal.AsBytes(credentials));
            return new PeerProcess(process[0], credentials[1]);
        }

        return new PeerProcess(-1, -1);
    }

    /// <summary>A hold on the process that connected, so that its number cannot mean another one.</summary>
    /// <returns>Null where the system has none; a descriptor of -1 when the process has ended.</returns>
    internal static ProcessHold? Hold(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<int> descriptor = stackalloc int[1];
        try
        {
            socket.GetRawSocketOption(LinuxLevel, LinuxProcessDescriptor, MemoryMarshal.AsBytes(descriptor));
            return new ProcessHold(descriptor[0]);
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ProtocolOption ? null : new ProcessHold(-1);
        }
    }
}
