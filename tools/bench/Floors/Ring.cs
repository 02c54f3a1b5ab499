namespace Samgr.Bench.Floors;

/// <summary>A bounded queue for one producer and one consumer, in memory that both have. Takes <see cref="Bytes"/> bytes.</summary>
internal unsafe struct Ring
{
    internal const int Slots = 64;
    internal const int SlotBytes = 64;
    internal const int Bytes = (2 * Signal.Bytes) + (Slots * SlotBytes);

    private readonly Signal _written;
    private readonly Signal _read;
    private readonly byte* _slots;
    private int _position;
    private int _known;

    internal Ring(byte* memory)
    {
        _written = new Signal(memory);
        _read = new Signal(memory + Signal.Bytes);
        _slots = memory + (2 * Signal.Bytes);
    }

    /// <summary>The producer's side: copies a message in, and waits while the ring is full.</summary>
    internal void Put(ReadOnlySpan<byte> message)
    {
        while (_position - _known == Slots)
        {
            _known = _read.WaitWhile(_known, true);
        }

        message.CopyTo(new Span<byte>(_slots + (_position % Slots * SlotBytes), SlotBytes));
        _written.Set(++_position);
    }

    /// <summary>The consumer's side: copies a message out, and waits while the ring is empty.</summary>
    internal void Take(Span<byte> message)
    {
        while (_position == _known)
        {
            _known = _written.WaitWhile(_known, true);
        }

        new Span<byte>(_slots + (_position % Slots * SlotBytes), SlotBytes).CopyTo(message);
        _read.Set(++_position);
    }
}
