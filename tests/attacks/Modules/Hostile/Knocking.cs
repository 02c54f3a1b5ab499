using System.Net.Sockets;
using System.Text;

namespace Samgr.Attacks.Modules;

/// <summary>Connections to the sockets of the machine, of somebody who has no business there.</summary>
internal static class Knocking
{
    private const int PatienceMs = 30_000;

    /// <summary>Opens a connection.</summary>
    /// <returns>Null when there is no room for it.</returns>
    internal static Socket? Open(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        {
            ReceiveTimeout = PatienceMs,
            SendTimeout = PatienceMs,
        };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Sends bytes and reads what comes until the end of the connection, or of a line.</summary>
    /// <returns>Empty when nothing comes.</returns>
    internal static string Ask(string path, ReadOnlySpan<byte> bytes)
    {
        using Socket? socket = Open(path);
        StringBuilder answer = new();
        try
        {
            socket?.Send(bytes);
            byte[] buffer = new byte[1024];
            int received;
            while (socket != null && (received = socket.Receive(buffer)) > 0)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, received));
                if (buffer[received - 1] == '\n')
                {
                    break;
                }
            }
        }
        catch (SocketException)
        {
            // It has ended the connection; the answer stands in what came before.
            return answer.ToString();
        }

        return answer.ToString();
    }

    /// <summary>Asks the machine's operators' socket, and counts what came of it.</summary>
    internal static void AskControl(string path, string line, Action<string> count)
    {
        string answer = Ask(path, Encoding.UTF8.GetBytes(line));
        count(answer.Contains("\"ok\":true", StringComparison.Ordinal) ? Counted.LetIn : answer.Length > 0 ? Counted.Refused : Counted.Closed);
    }
}
