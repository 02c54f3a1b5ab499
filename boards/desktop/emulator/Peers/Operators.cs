using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Samgr.Emulator.Peers;

/// <summary>
/// Decides who operates a machine: a process of the same user, or of root, that does not come from the machine's own program;
/// and whoever shows the key, which only that program's memory holds unless it gives it away.
/// </summary>
/// <param name="nameOf">The process of the machine with a system id, in words; null when there is none.</param>
internal sealed class Operators(Func<int, string?> nameOf)
{
    private const int KeyBytes = 32;
    private const int RootUser = 0;

    /// <summary>The key: whoever shows it is an operator, wherever it comes from.</summary>
    internal string Key { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));

    internal bool IsKey(string? shown)
        => shown != null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(Key));

    /// <summary>Looks at the other end of a connection.</summary>
    /// <returns>Null when it is an operator, otherwise why it is none.</returns>
    internal string? Refuse(Socket socket)
    {
        PeerProcess peer = PeerProcess.Of(socket);
        if (peer.User >= 0 && peer.User != RootUser && peer.User != FileOwner.CurrentUser)
        {
            return Say(peer, $"is of user {peer.User.ToString(CultureInfo.InvariantCulture)}, and the machine is not");
        }

        if (peer.Id <= 0)
        {
            // Nobody who comes from here is out of sight.
            return null;
        }

        if (nameOf(peer.Id) is string name)
        {
            return Say(peer, $"is {name}, a process of this machine, which does not operate it");
        }

        return OperatingSystem.IsLinux() && peer.Id != Environment.ProcessId ? RefuseDescendant(socket, peer) : null;
    }

    private static string? RefuseDescendant(Socket socket, PeerProcess peer)
    {
        using ProcessHold? hold = PeerProcess.Hold(socket);
        bool? descends = SystemProcess.Descends(peer.Id, Environment.ProcessId);
        if (hold?.HasEnded == true)
        {
            return Say(peer, "has ended, so that nobody knows where it came from");
        }

        return descends switch
        {
            true => Say(peer, "comes from a process of this machine, or from the program that runs it, and does not operate it without the operator key"),
            false => null,
            _ => Say(peer, "cannot be looked up: /proc does not show it"),
        };
    }

    private static string Say(PeerProcess peer, string reason)
        => string.Create(CultureInfo.InvariantCulture, $"system process {peer.Id} {reason}");
}
