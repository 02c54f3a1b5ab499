using System.Net.Sockets;

namespace Samgr.Attacks.Modules;

/// <summary>As many connections as it gets to both sockets of the machine, none of which says anything.</summary>
internal static class SilentConnectionAttack
{
    private const int Held = 200;

    internal static void Run(Attacker attacker)
    {
        attacker.StartAccomplice();
        Queue<Socket> held = new();
        while (true)
        {
            foreach (string path in new[] { Attacker.ControlSocket, Attacker.KernelSocket })
            {
                if (Knocking.Open(path) is Socket socket)
                {
                    held.Enqueue(socket);
                    attacker.Line.Count("silent connections");
                }
            }

            while (held.Count > Held)
            {
                using Socket oldest = held.Dequeue();
                attacker.Line.Count(HasEnded(oldest) ? Counted.Closed : "connections still open");
            }
        }
    }

    private static bool HasEnded(Socket socket)
    {
        try
        {
            byte[] answer = new byte[1024];
            socket.Blocking = false;
            while (socket.Receive(answer) > 0)
            {
                continue;
            }

            return true;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode != SocketError.WouldBlock;
        }
    }
}
