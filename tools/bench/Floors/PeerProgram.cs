using System.Globalization;
using System.Net.Sockets;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>The other process of the floors: serves what its standard input says, one after the other.</summary>
internal static unsafe class PeerProgram
{
    internal const string Role = "peer";
    internal const string Ready = "ready";
    internal const string Done = "done";

    /// <summary>Runs the peer.</summary>
    /// <param name="arguments">The pid of the parent, the path of the shared memory, and the name of its abstract socket.</param>
    internal static int Run(ReadOnlySpan<string> arguments)
    {
        int parent = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        OtherSide.Lost = () => Libc.ParentProcess() != parent;
        byte* memory = SharedMemory.Open(arguments[1]);
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint("\0" + arguments[2]));
        for (string? kind = Console.In.ReadLine(); kind != null; kind = Console.In.ReadLine())
        {
            Console.Out.WriteLine(Ready);
            Serve(kind, memory, new SocketEcho(socket));
            Console.Out.WriteLine(Done);
        }

        return 0;
    }

    private static void Serve(string kind, byte* memory, SocketEcho socket)
    {
        switch (kind)
        {
            case FloorKind.Parked: new PingPong(memory, SocketEcho.Bytes, false).Serve(); break;
            case FloorKind.Spinning: new PingPong(memory, SocketEcho.Bytes, true).Serve(); break;
            case FloorKind.Echo: new PingPong(memory, EchoFloor.Bytes, true).Serve(); break;
            case FloorKind.Ring: new RingPair(memory).Serve(); break;
            case FloorKind.Socket: socket.Serve(); break;
            default: throw new ArgumentException($"no floor '{kind}'", nameof(kind));
        }
    }
}
