namespace Samgr.Bench.Floors;

/// <summary>A ring of requests and a ring of replies, up to 64 requests on their way.</summary>
internal sealed unsafe class RingPair(byte* memory)
{
    internal const int Outstanding = Ring.Slots;

    private const byte Stop = 0xFF;

    private readonly byte[] _message = new byte[Ring.SlotBytes];
    private Ring _requests = new(memory);
    private Ring _replies = new(memory + Ring.Bytes);

    /// <summary>The caller's side: one more request.</summary>
    internal void Send() => _requests.Put(_message);

    /// <summary>The caller's side: one reply.</summary>
    internal void Receive() => _replies.Take(_message);

    internal void End()
    {
        _message[0] = Stop;
        _requests.Put(_message);
    }

    /// <summary>The server's side; returns when the caller ends it.</summary>
    internal void Serve()
    {
        _requests.Take(_message);
        while (_message[0] != Stop)
        {
            _replies.Put(_message);
            _requests.Take(_message);
        }
    }
}
