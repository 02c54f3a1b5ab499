using System;

namespace LiteIpc.Link.Serial;

/// <summary>Bytes that are put in at one end and taken out at the other. Guarded by its owner.</summary>
internal sealed class ByteQueue
{
    internal byte[] Bytes = new byte[0];

    /// <summary>The place of the first byte in <see cref="Bytes"/>.</summary>
    internal int Start;

    private int _end;

    internal int Count => _end - Start;

    /// <summary>Makes room behind the last byte.</summary>
    /// <returns>The place of the first new one.</returns>
    internal int Reserve(int count)
    {
        if (_end + count > Bytes.Length)
        {
            int waiting = Count;
            byte[] larger = waiting + count > Bytes.Length ? new byte[(waiting + count) * 2] : Bytes;
            Array.Copy(Bytes, Start, larger, 0, waiting);
            Bytes = larger;
            Start = 0;
            _end = waiting;
        }

        int at = _end;
        _end += count;
        return at;
    }

    /// <summary>Takes bytes out.</summary>
    internal void Take(byte[] target, int at, int count)
    {
        Array.Copy(Bytes, Start, target, at, count);
        Start += count;
    }
}
