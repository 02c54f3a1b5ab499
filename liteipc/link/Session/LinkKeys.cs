using System;

namespace LiteIpc.Link;

/// <summary>What both sides make of their key and of both HELLOs: the proofs, and the keys of the session.</summary>
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
    private int _sent;
    private int _received;

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

    /// <summary>What this side sends, or what the other one must have sent.</summary>
    internal byte[] Proof(bool isOwn) => Make("proof", _dials == isOwn);

    /// <summary>
    /// Writes the tag behind a frame. Nothing may stand in the <see cref="CounterSize"/> bytes before it. The counter is not sent; it
    /// counts every frame of a direction, and a session ends before its numbers do.
    /// </summary>
    internal void Seal(byte[] bytes, int at, int count)
    {
        byte[] tag = Tag(_sends, _sent, bytes, at, count);
        _sent++;
        Array.Copy(tag, 0, bytes, at + count, TagSize);
    }

    /// <summary>Whether the last <see cref="TagSize"/> bytes are the tag of those before them.</summary>
    internal bool Open(byte[] bytes, int at, int count)
    {
        byte[] tag = Tag(_receives, _received, bytes, at, count - TagSize);
        _received++;
        return LinkBytes.AreEqual(tag, 0, bytes, at + count - TagSize, TagSize);
    }

    private byte[] Tag(byte[] key, int counter, byte[] bytes, int at, int count)
    {
        LinkBytes.Put32(bytes, at - CounterSize, counter);
        LinkBytes.Put32(bytes, at - 4, 0);
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
