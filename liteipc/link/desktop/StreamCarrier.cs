namespace LiteIpc.Link.Desktop;

/// <summary>
/// Carries frames over a stream whose writes wait for nothing, each behind its length (4 bytes, little-endian). A thread of its own reads, another
/// one for all carriers ticks.
/// </summary>
public sealed class StreamCarrier : ILinkCarrier
{
    private const int LengthSize = 4;

    private readonly Stream _stream;
    private readonly int _maxFrame;
    private byte[] _out = new byte[256];
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

        if (_out.Length < LengthSize + count)
        {
            _out = new byte[LengthSize + count];
        }

        BitConverter.TryWriteBytes(_out, count);
        Buffer.BlockCopy(bytes, start, _out, LengthSize, count);
        try
        {
            _stream.Write(_out, 0, LengthSize + count);
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            // To end a connection may take the other side's time.
            ThreadPool.UnsafeQueueUserWorkItem(static stream => stream.Dispose(), _stream, preferLocal: false);
        }
    }

    private void Read(LinkSession session, Action? proven)
    {
        string reason = "the connection was closed";
        try
        {
            byte[] bytes = new byte[LinkSession.Headroom + 1024];
            while (ReadAll(bytes, LengthSize))
            {
                int count = BitConverter.ToInt32(bytes);
                if (count <= 0 || count > _maxFrame)
                {
                    reason = $"the other side sends a frame of {(uint)count} bytes, where {_maxFrame} are the most";
                    break;
                }

                if (bytes.Length < LinkSession.Headroom + count)
                {
                    bytes = new byte[LinkSession.Headroom + count];
                }

                if (!ReadAll(bytes, count, LinkSession.Headroom))
                {
                    break;
                }

                session.OnFrame(bytes, LinkSession.Headroom, count);
                if (proven != null && session.IsUp)
                {
                    proven();
                    proven = null;
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            reason = error.Message;
        }

        session.OnClosed(reason);
        Close();
    }

    private bool ReadAll(byte[] bytes, int count, int start = 0)
    {
        for (int read = 0; read < count;)
        {
            int more = _stream.Read(bytes, start + read, count - read);
            if (more <= 0)
            {
                return false;
            }

            read += more;
        }

        return true;
    }
}
