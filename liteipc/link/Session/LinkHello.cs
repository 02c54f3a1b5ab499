using System;

namespace LiteIpc.Link;

/// <summary>The content of a HELLO: versions 1 to 1 so far, security, network id, epoch, nonce, limits, name.</summary>
internal sealed class LinkHello
{
    internal const int OldestVersion = 1;
    internal const int NewestVersion = 1;

    private const int IdAt = 4;
    private const int EpochAt = IdAt + LinkOptions.IdSize;
    private const int NonceAt = EpochAt + 4;
    private const int MaxContentAt = NonceAt + LinkOptions.IdSize;
    private const int CreditsAt = MaxContentAt + 4;
    private const int NameAt = CreditsAt + 2;

    internal int Oldest;
    internal int Newest;
    internal int Security;
    internal byte[] NetworkId = LinkBytes.None;
    internal int Epoch;
    internal byte[] Nonce = LinkBytes.None;
    internal int MaxContent;
    internal int Credits;
    internal string Name = string.Empty;

    internal byte[] Write()
    {
        byte[] name = LinkBytes.FromText(Name, LinkOptions.MaxName);
        byte[] bytes = new byte[NameAt + 1 + name.Length];
        bytes[0] = (byte)Oldest;
        bytes[1] = (byte)Newest;
        bytes[2] = (byte)Security;
        Array.Copy(NetworkId, 0, bytes, IdAt, LinkOptions.IdSize);
        LinkBytes.Put32(bytes, EpochAt, Epoch);
        Array.Copy(Nonce, 0, bytes, NonceAt, LinkOptions.IdSize);
        LinkBytes.Put32(bytes, MaxContentAt, MaxContent);
        LinkBytes.Put16(bytes, CreditsAt, Credits);
        bytes[NameAt] = (byte)name.Length;
        Array.Copy(name, 0, bytes, NameAt + 1, name.Length);
        return bytes;
    }

    /// <summary>Reads one; what a later version adds behind it is left alone.</summary>
    /// <returns>Null for what is none.</returns>
    internal static LinkHello? Read(byte[] bytes, int at, int count)
    {
        if (count <= NameAt || count - NameAt - 1 < bytes[at + NameAt])
        {
            return null;
        }

        LinkHello hello = new LinkHello();
        hello.Oldest = bytes[at];
        hello.Newest = bytes[at + 1];
        hello.Security = bytes[at + 2];
        hello.NetworkId = LinkBytes.Id(bytes, at + IdAt);
        hello.Epoch = LinkBytes.Get32(bytes, at + EpochAt);
        hello.Nonce = LinkBytes.Id(bytes, at + NonceAt);
        hello.MaxContent = LinkBytes.Get32(bytes, at + MaxContentAt);
        hello.Credits = LinkBytes.Get16(bytes, at + CreditsAt);
        hello.Name = LinkBytes.ToText(bytes, at + NameAt + 1, bytes[at + NameAt]);
        return hello.Oldest > hello.Newest || hello.MaxContent < 0 || hello.Credits < 1 || hello.Epoch <= 0 ? null : hello;
    }
}
