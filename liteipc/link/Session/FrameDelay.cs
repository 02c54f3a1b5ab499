namespace LiteIpc.Link;

/// <summary>
/// How much longer a frame took than the fastest of the last minute. The clocks of both devices only differ by a constant, so
/// that the difference of two delays is known where neither delay is.
/// </summary>
internal sealed class FrameDelay
{
    private const int HalfMs = 30_000;

    private long _since;
    private int _least = int.MaxValue;
    private int _former = int.MaxValue;

    /// <param name="now">This device's time.</param>
    /// <param name="arrived">Milliseconds of this session on this device's clock.</param>
    /// <param name="sentAt">Milliseconds of this session on the other one's clock.</param>
    /// <returns>Milliseconds, 0 or more.</returns>
    internal int Beyond(long now, int arrived, int sentAt)
    {
        // Modulo 2^32, as the numbers are.
        int delay = arrived - sentAt;
        if (now - _since >= HalfMs)
        {
            _former = now - _since >= 2 * HalfMs ? int.MaxValue : _least;
            _least = int.MaxValue;
            _since = now;
        }

        _least = delay < _least ? delay : _least;
        return delay - (_least < _former ? _least : _former);
    }
}
