using System;
using System.Text;

namespace LiteIpc.Link;

/// <summary>The proofs and the keys of a session, derived from the key of the pairing and from both HELLOs.</summary>
internal sealed class LinkKeys
{
    internal const int TagSize = 16;
    internal const int CounterSize = 8;

    private readonly ILinkPlatform _platform;
    private readonly byte[] _sends;
    private readonly byte[] _receives;
    internal long Sent;
    internal long Received;

    /// <summary>The proof of this side, and the one that the other side must send.</summary>
    internal readonly byte[] OwnProof;
    internal readonly byte[] TheirProof;

    /// <param name="platform">Makes the HMACs.</param>
    /// <param name="key">The key of the pairing.</param>
    /// <param name="dialled">The HELLO of the side that dialled, head and content.</param>
    /// <param name="answered">That of the other side.</param>
    /// <param name="dials">Whether this side dialled.</param>
    internal LinkKeys(ILinkPlatform platform, byte[] key, byte[] dialled, byte[] answered, bool dials)
    {
        _platform = platform;
        byte[] hellos = new byte[8 + dialled.Length + answered.Length];
        LinkBytes.Put32(hellos, 0, dialled.Length);
        Array.Copy(dialled, 0, hellos, 4, dialled.Length);
        LinkBytes.Put32(hellos, 4 + dialled.Length, answered.Length);
        Array.Copy(answered, 0, hellos, 8 + dialled.Length, answered.Length);
        string own = dials ? "d" : "a";
        string theirs = dials ? "a" : "d";
        OwnProof = Make(key, "proof" + own, hellos);
        TheirProof = Make(key, "proof" + theirs, hellos);
        _sends = Make(key, "key" + own, hellos);
        _receives = Make(key, "key" + theirs, hellos);
    }

    /// <summary>
    /// Writes the tag behind a frame. Nothing may stand in the <see cref="CounterSize"/> bytes before it. The counter is not sent; it
    /// counts every frame of a direction.
    /// </summary>
    internal void Seal(byte[] bytes, int at, int count)
    {
        byte[] tag = Tag(_sends, Sent, bytes, at, count);
        Sent++;
        Array.Copy(tag, 0, bytes, at + count, TagSize);
    }

    /// <summary>Whether the last <see cref="TagSize"/> bytes are the tag of those before them.</summary>
    internal bool Open(byte[] bytes, int at, int count)
    {
        byte[] tag = Tag(_receives, Received, bytes, at, count - TagSize);
        Received++;
        return LinkBytes.AreEqual(tag, 0, bytes, at + count - TagSize, TagSize);
    }

    private byte[] Tag(byte[] key, long counter, byte[] bytes, int at, int count)
    {
        LinkBytes.Put32(bytes, at - CounterSize, (int)counter);
        LinkBytes.Put32(bytes, at - 4, (int)(counter >> 32));
        return _platform.Authenticate(key, bytes, at - CounterSize, CounterSize + count);
    }

    private byte[] Make(byte[] key, string label, byte[] hellos)
    {
        byte[] text = new byte[label.Length + hellos.Length];
        Array.Copy(Encoding.UTF8.GetBytes(label), 0, text, 0, label.Length);
        Array.Copy(hellos, 0, text, label.Length, hellos.Length);
        return _platform.Authenticate(key, text, 0, text.Length);
    }
}
