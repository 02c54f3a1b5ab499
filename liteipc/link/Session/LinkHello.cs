using System;

namespace LiteIpc.Link;

/// <summary>
/// The content of a HELLO: versions 1 to 1 so far, security, network id, epoch, nonce, limits, and a name, which is a proposal for the pairing. A later
/// version may add more behind it.
/// </summary>
internal static class LinkHello
{
    internal const int Version = 1;

    internal const int OldestAt = 0;
    internal const int NewestAt = 1;
    internal const int SecurityAt = 2;
    internal const int IdAt = 4;
    internal const int EpochAt = IdAt + LinkOptions.IdSize;
    internal const int NonceAt = EpochAt + 4;
    internal const int MaxContentAt = NonceAt + LinkOptions.IdSize;
    internal const int CreditsAt = MaxContentAt + 4;
    private const int NameAt = CreditsAt + 2;

    internal static byte[] Write(LinkOptions options, int security, int epoch, byte[] nonce)
    {
        byte[] name = LinkBytes.FromText(options.Name, LinkOptions.MaxName);
        byte[] hello = new byte[NameAt + 1 + name.Length];
        hello[OldestAt] = Version;
        hello[NewestAt] = Version;
        hello[SecurityAt] = (byte)security;
        Array.Copy(options.NetworkId, 0, hello, IdAt, LinkOptions.IdSize);
        LinkBytes.Put32(hello, EpochAt, epoch);
        Array.Copy(nonce, 0, hello, NonceAt, LinkOptions.IdSize);
        LinkBytes.Put32(hello, MaxContentAt, options.MaxContent);

        // Of two bytes, of which the second is 0.
        hello[CreditsAt] = (byte)options.Credits;
        hello[NameAt] = (byte)name.Length;
        Array.Copy(name, 0, hello, NameAt + 1, name.Length);
        return hello;
    }

    internal static bool IsHello(byte[] hello)
        => hello.Length > NameAt && hello.Length - NameAt - 1 >= hello[NameAt] && hello[OldestAt] <= hello[NewestAt]
            && LinkBytes.Get32(hello, MaxContentAt) >= 0 && CreditsOf(hello) > 0 && LinkBytes.Get32(hello, EpochAt) > 0;

    internal static int CreditsOf(byte[] hello) => hello[CreditsAt] | (hello[CreditsAt + 1] << 8);
}
