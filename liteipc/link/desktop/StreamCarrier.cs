namespace LiteIpc.Link.Desktop;

/// <summary>
/// Carries frames over a stream whose writes wait for nothing, each behind its length (4 bytes, little-endian). A thread of its own reads, another
/// one for all carriers ticks.
/// </summary>
/// <remarks>
/// One read takes all frames that have come, and whatever is sent while they are handed on goes out in one write behind the last of them. Under
/// <see cref="_gate"/>: while nothing gathers, nothing waits in <see cref="_out"/>.
/// </remarks>
public sealed class StreamCarrier : ILinkCarrier
{
    private const int LengthSize = 4;

    private const int ReadSize = 16 * 1024;
    private const int MaxGathered = 64 * 1024;

    private readonly Stream _stream;
    private readonly int _maxFrame;
    private readonly object _gate = new();
    private byte[] _out = new byte[256];
    private int _outCount;
    private bool _isGathering;
    private Thread? _reader;
    private int _isClosed;

    /// <summary>Makes the carrier of one connection.</summary>
    /// <param name="stream">The connection, which ends with the carrier.</param>
    /// <param name="security">Its protection of frames, one of <see cref="LinkSecurity"/>.</param>
    /// <param name="maxContent">Bytes of the largest content that is taken; see <see cref="LinkOptions.MaxContent"/>.</param>
    public StreamCarrier(Stream stream, int security, int maxContent)
    {
        _stream = stream;
        Security = security;
        _maxFrame = maxContent + LinkSession.Overhead;
    }

    /// <inheritdoc/>
    public int Security { get; }

    /// <summary>Begins a session on it: starts it, and hands it frames and time until one of both ends.</summary>
    /// <param name="session">The session, made with this carrier.</param>
    public void Run(LinkSession session)
    {
        LinkTicks.Shared.Attach(session, () => Volatile.Read(ref _isClosed) != 0);
        session.Start();
        _reader = new Thread(() => Read(session, null)) { IsBackground = true, Name = "link-reader" };
        _reader.Start();
    }

    /// <summary>As <see cref="Run"/>, on the calling thread, which it keeps until one of both ends.</summary>
    /// <param name="session">The session, made with this carrier.</param>
    /// <param name="proven">Called once the other side has proven who it is; null for nobody.</param>
    internal void RunHere(LinkSession session, Action? proven)
    {
        LinkTicks.Shared.Attach(session, () => Volatile.Read(ref _isClosed) != 0);
        session.Start();
        Read(session, proven);
    }

    /// <inheritdoc/>
    public bool Send(byte[] bytes, int start, int count)
    {
        if (Volatile.Read(ref _isClosed) != 0)
        {
            return false;
        }

        lock (_gate)
        {
            int size = _outCount + LengthSize + count;
            if (_out.Length < size)
            {
                Array.Resize(ref _out, Math.Max(size, 2 * _out.Length));
            }

            BitConverter.TryWriteBytes(_out.AsSpan(_outCount), count);
            Buffer.BlockCopy(bytes, start, _out, _outCount + LengthSize, count);
            _outCount = size;
            return (_isGathering && size < MaxGathered) || Flush();
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            Gather(false);

            // To end a connection may take the other side's time.
            ThreadPool.UnsafeQueueUserWorkItem(static stream => stream.Dispose(), _stream, preferLocal: false);
        }
    }

    /// <summary>Whether frames are gathered from now on; what has been gathered goes out.</summary>
    /// <returns>False when the connection does not take it.</returns>
    private bool Gather(bool isGathering)
    {
        lock (_gate)
        {
            _isGathering = isGathering;
            return isGathering || Flush();
        }
    }

    private bool Flush()
    {
        int count = _outCount;
        _outCount = 0;
        try
        {
            if (count > 0)
            {
                _stream.Write(_out, 0, count);
            }

            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Read(LinkSession session, Action? proven)
    {
        string reason = "the connection was closed";
        try
        {
            byte[] bytes = new byte[LinkSession.Headroom + ReadSize];
            int start = LinkSession.Headroom;
            int end = start;
            for (int more = _stream.Read(bytes, end, bytes.Length - end); more > 0; more = _stream.Read(bytes, end, bytes.Length - end))
            {
                end += more;
                Gather(true);
                int count = HandOn(session, bytes, ref start, end, ref proven);
                if (!Gather(false))
                {
                    reason = "the connection takes no more";
                    break;
                }

                if (count <= 0 || count > _maxFrame)
                {
                    reason = $"the other side sends a frame of {(uint)count} bytes, where {_maxFrame} are the most";
                    break;
                }

                // The frame that is not whole yet goes to the front, where it has room.
                byte[] next = bytes.Length < LinkSession.Headroom + LengthSize + count ? new byte[LinkSession.Headroom + LengthSize + count] : bytes;
                Buffer.BlockCopy(bytes, start, next, LinkSession.Headroom, end - start);
                bytes = next;
                end = LinkSession.Headroom + end - start;
                start = LinkSession.Headroom;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            reason = error.Message;
        }

        session.OnClosed(reason);
        Close();
    }

    /// <summary>Hands on the frames that are whole.</summary>
    /// <returns>The length of the next one, which cannot be where it is not above 0 and within the limit; 1 where it is not known.</returns>
    private int HandOn(LinkSession session, byte[] bytes, ref int start, int end, ref Action? proven)
    {
        while (end - start >= LengthSize)
        {
            int count = BitConverter.ToInt32(bytes, start);
            if (count <= 0 || count > _maxFrame || count > end - start - LengthSize)
            {
                return count;
            }

            session.OnFrame(bytes, start + LengthSize, count);
            start += LengthSize + count;
            if (proven != null && session.IsUp)
            {
                proven();
                proven = null;
            }
        }

        return 1;
    }
}
