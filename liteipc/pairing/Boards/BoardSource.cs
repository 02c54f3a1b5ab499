using System.Globalization;
using System.Security.Cryptography;
using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>The key of a board as a source file of its application: who it is, and the one device that it talks to.</summary>
public static class BoardSource
{
    private const int RememberedSessions = 4;
    private const int BytesInLine = 16;

    /// <summary>Draws key and network id of a board.</summary>
    /// <param name="name">Its name on this side.</param>
    public static PairedDevice Draw(string name) => new(
        name, RandomNumberGenerator.GetBytes(LinkOptions.IdSize), RandomNumberGenerator.GetBytes(PairedDevice.KeySize), DeviceKind.Board, LinkSecurity.Tagged);

    /// <summary>Writes the file, in C# of the nano profile. It holds the key.</summary>
    /// <param name="board">The board, as this side has paired it.</param>
    /// <param name="own">This side.</param>
    /// <param name="ownName">This side's name on the board; see <see cref="DeviceNames"/>.</param>
    public static string Write(PairedDevice board, DeviceIdentity own, string ownName) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        // Made by 'samgr device code'. It holds a key: keep it out of version control, and make it anew where somebody may have read it.
        using LiteIpc.Link;

        /// <summary>Who this board is, and the device that it was paired with.</summary>
        internal static class DeviceKeys
        {
            /// <summary>The name that this board proposes for itself.</summary>
            public const string Name = "{{board.Name}}";

            /// <summary>The lines of a BoardLink's configuration that this key makes. Lines with dial or listen, and with allow, go behind it.</summary>
            public const string Lines =
                "id {{board.NetworkId}}\n"
                + "name {{board.Name}}\n"
                + "peer {{ownName}} {{own.NetworkId}} {{Convert.ToHexStringLower(board.Key)}} tagged\n";

            /// <summary>The network id of this board.</summary>
            public static byte[] NetworkId() => new byte[]
            {
        {{Lines(Convert.FromHexString(board.NetworkId))}}
            };

            /// <summary>The device that it was paired with. To be made once: it remembers the sessions that there were.</summary>
            public static LinkPeer Peer() => new LinkPeer(
                new byte[]
                {
        {{Lines(own.NetworkIdBytes, 1)}}
                },
                "{{ownName}}",
                new byte[]
                {
        {{Lines(board.Key, 1)}}
                },
                LinkSecurity.Tagged,
                {{RememberedSessions}});
        }

        """);

    private static string Lines(ReadOnlySpan<byte> bytes, int more = 0)
    {
        string indent = new(' ', 8 + (4 * more));
        List<string> lines = [];
        for (int start = 0; start < bytes.Length; start += BytesInLine)
        {
            lines.Add(indent + string.Join(", ", bytes.Slice(start, BytesInLine).ToArray().Select(one => $"0x{one:x2}")) + ",");
        }

        return string.Join('\n', lines);
    }
}
