using System;

namespace LiteIpc.Link;

/// <summary>The proofs and the keys of a session, derived from the key of the pairing and from both HELLOs.</summary>
internal sealed class LinkKeys
{
    internal const int TagSize = 16;
    internal const int CounterSize = 8;

    private const byte Dialler = (byte)'d';
    private const byte Answerer = (byte)'a';

    private readonly ILinkPlatform _platform;
    private readonly byte[] _key;
    private readonly byte[] _hellos;
    private readonly bool _dials;
    private readonly byte[] _sends;
    private readonly byte[] _receives;
    internal long Sent;
    internal long Received;

    /// <param name="platform">Makes the HMACs.</param>
    /// <param name="key">The key of the pairing.</param>
    /// <param name="dialled">The HELLO of the side that dialled, head and content.</param>
    /// <param name="answered">That of the other side.</param>
    /// <param name="dials">Whether this side dialled.</param>
    internal LinkKeys(ILinkPlatform platform, byte[] key, byte[] dialled, byte[] answered, bool dials)
    {
        _platform = platform;
        _key = key;
        _dials = dials;
        _hellos = new byte[8 + dialled.Length + answered.Length];
        LinkBytes.Put32(_hellos, 0, dialled.Length);
        Array.Copy(dialled, 0, _hellos, 4, dialled.Length);
        LinkBytes.Put32(_hellos, 4 + dialled.Length, answered.Length);
        Array.Copy(answered, 0, _hellos, 8 + dialled.Length, answered.Length);
        _sends = Make("key", dials);
        _receives = Make("key", !dials);
    }

    /// <summary>The proof of this side, or the one that the other side must send.</summary>
    internal byte[] Proof(bool isOwn) => Make("proof", _dials == isOwn);

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

    private byte[] Make(string label, bool ofDialler)
    {
        byte[] text = new byte[label.Length + 1 + _hellos.Length];
        for (int i = 0; i < label.Length; i++)
        {
            text[i] = (byte)label[i];
        }

        text[label.Length] = ofDialler ? Dialler : Answerer;
        Array.Copy(_hellos, 0, text, label.Length + 1, _hellos.Length);
        return _platform.Authenticate(_key, text, 0, text.Length);
    }
}
