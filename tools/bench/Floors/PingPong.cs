namespace Samgr.Bench.Floors;

/// <summary>A request and a reply in shared memory, passed back and forth: each side copies the other's bytes in and its own out.</summary>
internal sealed unsafe class PingPong
{
    private const int Stop = -1;

    private readonly Signal _requests;
    private readonly Signal _replies;
    private readonly byte* _request;
    private readonly byte* _reply;
    private readonly byte[] _buffer;
    private readonly bool _spins;
    private int _sequence;

    /// <summary>Makes one side.</summary>
    /// <param name="memory">Zeroed memory that both sides have.</param>
    /// <param name="bytes">Bytes of a request, and of a reply.</param>
    /// <param name="spins">Whether to spin before sleeping.</param>
    internal PingPong(byte* memory, int bytes, bool spins)
    {
        _requests = new Signal(memory);
        _replies = new Signal(memory + Signal.Bytes);
        _request = memory + (2 * Signal.Bytes);
        _reply = _request + bytes;
        _buffer = new byte[bytes];
        _spins = spins;
    }

    /// <summary>The caller's side.</summary>
    internal void Call()
    {
        _buffer.CopyTo(new Span<byte>(_request, _buffer.Length));
        int expected = _sequence++;
        _requests.Set(_sequence);
        _replies.WaitWhile(expected, _spins);
        new Span<byte>(_reply, _buffer.Length).CopyTo(_buffer);
    }

    internal void End() => _requests.Set(Stop);

    /// <summary>The server's side; returns when the caller ends it.</summary>
    internal void Serve()
    {
        int sequence = _requests.WaitWhile(0, _spins);
        while (sequence != Stop)
        {
            new Span<byte>(_request, _buffer.Length).CopyTo(_buffer);
            _buffer.CopyTo(new Span<byte>(_reply, _buffer.Length));
            _replies.Set(sequence);
            sequence = _requests.WaitWhile(sequence, _spins);
        }
    }
}
