using System.Collections;
using LiteIpc;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>The configuration of a board's link. Immutable.</summary>
/// <remarks>
/// A text of lines. Words stand between spaces; a line that begins with # is none.
/// <code>
/// id 64 hexadecimal digits: the network id of this board
/// name kitchen
/// peer hub ID KEY tagged
/// dial tcp:192.168.1.10:7070
/// listen tcp:0.0.0.0:7070
/// allow hub temperature
/// </code>
/// A peer is a device that was paired with this one: its name here, its network id and the key of the pairing, 64 digits each, and the least protection of its carrier
/// (tagged, memory or tls). In place of the key stands the code of 26 characters that <c>samgr device code</c> prints; the board has the id of that code then, and needs no line
/// for it. Without a line that allows it a device reaches nothing; <c>allow hub gpio pins</c> is about the feature pins alone.
/// </remarks>
public sealed class LinkSetup
{
    /// <summary>Devices, and addresses, at most.</summary>
    public const int MaxPeers = 4;

    private const int Remembered = 4;

    private readonly ArrayList _peers = new ArrayList();
    private readonly ArrayList _dials = new ArrayList();
    private readonly ArrayList _listens = new ArrayList();
    private readonly ArrayList _allowed = new ArrayList();
    private byte[]? _id;
    private string _name = string.Empty;

    private LinkSetup()
    {
    }

    /// <summary>Who may use and provide what: everybody of this board everything, and other devices what is allowed here.</summary>
    public readonly PolicyTable Policy = PolicyTable.OpenHere(MaxPeers);

    /// <summary>The network id of this board.</summary>
    public byte[] NetworkId => _id!;

    /// <summary>The name that this board proposes for itself.</summary>
    public string Name => _name;

    /// <summary>The devices that were paired with it.</summary>
    public LinkPeer[] Peers => (LinkPeer[])_peers.ToArray(typeof(LinkPeer));

    internal TcpAddress[] Dials => (TcpAddress[])_dials.ToArray(typeof(TcpAddress));

    internal TcpAddress[] Listens => (TcpAddress[])_listens.ToArray(typeof(TcpAddress));

    /// <summary>Reads a configuration.</summary>
    /// <param name="text">Its lines.</param>
    /// <param name="problem">The line that is wrong, by its number, and how to write it; empty for none. No key is in it.</param>
    /// <returns>Null when a line is wrong or missing.</returns>
    public static LinkSetup? Read(string text, out string problem)
    {
        LinkSetup setup = new LinkSetup();
        string[] lines = text.Split('\n');
        problem = string.Empty;
        for (int i = 0; i < lines.Length && problem.Length == 0; i++)
        {
            string line = lines[i].Trim();
            string wrong = line.Length == 0 || line[0] == '#' ? string.Empty : setup.Take(WordsOf(line));
            problem = wrong.Length == 0 ? string.Empty : "line " + (i + 1) + ": " + wrong;
        }

        problem = problem.Length == 0 ? setup.Complete() : problem;
        return problem.Length == 0 ? setup : null;
    }

    private string Take(string[] words)
    {
        switch (words[0])
        {
            case "id":
                _id = words.Length == 2 ? BytesOf(words[1]) : null;
                return _id == null ? "write id and the network id of this board in 64 hexadecimal digits" : string.Empty;
            case "name":
                _name = words.Length == 2 ? words[1] : string.Empty;
                return _name.Length == 0 || _name.Length > LinkOptions.MaxName ? "write name and the name of this board, one word" : string.Empty;
            case "peer":
                return TakePeer(words);
            case "dial":
                return TakeAddress(words, _dials);
            case "listen":
                return TakeAddress(words, _listens);
            case "allow":
                _allowed.Add(words);
                return words.Length == 3 || words.Length == 4 ? string.Empty : "write allow, the name of a peer, a service, and perhaps its feature";
            default:
                return "there is no setting " + words[0] + "; there are id, name, peer, dial, listen and allow";
        }
    }

    private string TakePeer(string[] words)
    {
        byte[]? id = words.Length < 4 ? null : BytesOf(words[2]);
        byte[]? code = words.Length < 4 ? null : LinkCode.Read(words[3]);
        byte[]? key = code != null ? LinkCode.Derive(code, "code") : words.Length < 4 ? null : BytesOf(words[3]);
        int security = words.Length == 5 ? SecurityOf(words[4]) : 0;
        if (id == null || key == null || security == 0)
        {
            return "write peer, its name, its network id in 64 hexadecimal digits, the key in as many or the 26 characters of 'samgr device code', and tagged, memory or tls";
        }

        if (_peers.Count == MaxPeers)
        {
            return "a board has " + MaxPeers + " peers at most";
        }

        _id = _id ?? (code == null ? null : LinkCode.Derive(code, "id"));
        _peers.Add(new LinkPeer(id, words[1], key, security, Remembered));
        return string.Empty;
    }

    private string TakeAddress(string[] words, ArrayList addresses)
    {
        TcpAddress? address = words.Length == 2 ? TcpAddress.Read(words[1]) : null;
        if (address == null)
        {
            return "write " + words[0] + " and an address, such as tcp:192.168.1.10:7070";
        }

        addresses.Add(address);
        return _dials.Count + _listens.Count > MaxPeers ? "a board dials and listens at " + MaxPeers + " addresses at most" : string.Empty;
    }

    /// <summary>Looks at all lines together.</summary>
    /// <returns>What is wrong; empty for nothing.</returns>
    private string Complete()
    {
        if (_id == null || _name.Length == 0 || _peers.Count == 0)
        {
            return "the configuration needs a line that begins with id, one with name, and one with peer for each other device";
        }

        for (int i = 0; i < _allowed.Count; i++)
        {
            string[] words = (string[])_allowed[i]!;
            if (!Knows(words[1]))
            {
                return "allow " + words[1] + " " + words[2] + ": no peer has the name " + words[1];
            }

            PolicySubject users = PolicySubject.ForDevice(LinkNames.NumberOf(words[1]), 0, int.MaxValue);
            if (Policy.AllowUse(words[2], words.Length == 4 ? words[3] : null, users) != EC.Success)
            {
                return "allow " + words[1] + " " + words[2] + ": a service has " + MaxPeers + " such lines at most";
            }
        }

        return string.Empty;
    }

    private bool Knows(string name)
    {
        for (int i = 0; i < _peers.Count; i++)
        {
            if (((LinkPeer)_peers[i]!).Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static int SecurityOf(string word)
    {
        switch (word)
        {
            case "tagged": return LinkSecurity.Tagged;
            case "memory": return LinkSecurity.Memory;
            case "tls": return LinkSecurity.Tls;
            default: return 0;
        }
    }

    private static string[] WordsOf(string line)
    {
        string[] parts = line.Split(' ');
        ArrayList words = new ArrayList();
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 0)
            {
                words.Add(parts[i]);
            }
        }

        return (string[])words.ToArray(typeof(string));
    }

    private static byte[]? BytesOf(string digits)
    {
        if (digits.Length != 2 * LinkOptions.IdSize)
        {
            return null;
        }

        byte[] bytes = new byte[LinkOptions.IdSize];
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = DigitOf(digits[i]);
            if (digit < 0)
            {
                return null;
            }

            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }

        return bytes;
    }

    private static int DigitOf(char digit)
    {
        if (digit >= '0' && digit <= '9')
        {
            return digit - '0';
        }

        char small = (char)(digit | ' ');
        return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
    }
}
