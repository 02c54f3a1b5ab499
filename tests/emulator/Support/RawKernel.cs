using System.Net.Sockets;
using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A kernel whose frames a test writes itself, and a process that is connected to it.</summary>
internal static class RawKernel
{
    private static readonly ProcessConfiguration _told = new()
    {
        Name = "test",
        Pid = 6,
        Uid = 6,
        Gid = 6,
        LogLevel = LogLevel.Info,
        FirstThread = 32,
        ThreadCount = 32,
        HasChannels = true,
    };

    /// <summary>Lets a process in.</summary>
    public static RawPeer Open(out SocketDriver caller, out KernelLink link)
    {
        link = Open(kernel => kernel.SayWelcome(_told), out RawPeer kernel, out ProcessConfiguration? configuration)!;
        link.Start();
        caller = new SocketDriver(link, configuration!);
        return kernel;
    }

    /// <summary>Answers the greeting of a process as a test likes.</summary>
    public static KernelLink? Open(Action<RawPeer> answer, out RawPeer kernel, out ProcessConfiguration? configuration)
    {
        string folder = TestFolder.Make();
        string path = Path.Combine(folder, "kernel.sock");
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        Task<Socket> accepted = listener.AcceptAsync();
        RawPeer? peer = null;
        Thread greeting = new(() =>
        {
            peer = new RawPeer(accepted.GetAwaiter().GetResult());
            peer.Expect(FrameOp.Hello);
            answer(peer);
        });
        greeting.Start();
        try
        {
            return KernelLink.Open(SocketConnection.Open(path), "token", out configuration);
        }
        finally
        {
            greeting.Join();
            kernel = peer!;
            Directory.Delete(folder, recursive: true);
        }
    }
}
