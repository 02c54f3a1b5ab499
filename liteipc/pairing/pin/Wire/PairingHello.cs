using System.Text;
using LiteIpc.Link;

namespace LiteIpc.Pairing.Pin;

/// <summary>The first message of each side.</summary>
/// <param name="Version">The version that it speaks.</param>
/// <param name="Name">How it proposes to be called: a name in any case.</param>
internal sealed record PairingHello(int Version, string Name)
{
    public byte[] Write() => [(byte)Version, (byte)Name.Length, .. Encoding.ASCII.GetBytes(Name)];

    /// <exception cref="PairingException">It is none.</exception>
    public static PairingHello Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < 2 || content[1] > LinkOptions.MaxName || content.Length < 2 + content[1])
        {
            throw PairingWords.Nonsense();
        }

        return new PairingHello(content[0], DeviceNames.Propose(Encoding.ASCII.GetString(content.Slice(2, content[1]))));
    }
}
