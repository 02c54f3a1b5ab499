using System.Net.Sockets;

namespace LiteIpc.Link.Desktop;

/// <summary>
/// A connection as a stream whose writes wait for nothing: what the socket has no room for stays here, up to a limit, and a thread of its own sends it.
/// Reads wait. One thread at a time reads, and one writes.
/// </summary>
public sealed class SocketStream : Stream
{
    private const int ForEver = -1;

    private readonly Socket _socket;
    private readonly int _maxBacklog;
    private readonly object _gate = new();
    private readonly MemoryStream _backlog = new();
    private readonly AutoResetEvent _hasBacklog = new(false);
    private Thread? _sender;
    private bool _isClosing;

    /// <summary>Whether the last read took all that was there, so that the next one has to wait.</summary>
    private bool _isDrained;

    /// <summary>Takes a connected socket over.</summary>
    /// <param name="socket">The socket, which is closed with the stream.</param>
    /// <param name="maxBacklog">Bytes that wait for room in the socket at most; a write beyond them fails.</param>
    public SocketStream(Socket socket, int maxBacklog)
    {
        _socket = socket;
        _maxBacklog = maxBacklog;
        if (socket.AddressFamily != AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }

        socket.Blocking = false;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            if (_isDrained)
            {
                _socket.Poll(ForEver, SelectMode.SelectRead);
            }

            int count = _socket.Receive(buffer, SocketFlags.None, out SocketError error);
            _isDrained = error == SocketError.WouldBlock || count < buffer.Length;
            if (error == SocketError.Success)
            {
                return count;
            }

            if (error != SocketError.WouldBlock)
            {
                throw new IOException($"the connection failed: {error}");
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="IOException">The connection has ended, or more waits than <c>maxBacklog</c>.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            int sent = _backlog.Length > 0 ? 0 : Send(buffer);
            if (sent == buffer.Length)
            {
                return;
            }

            if (_isClosing || _backlog.Length + buffer.Length - sent > _maxBacklog)
            {
                throw new IOException($"the connection does not take what is sent: {_backlog.Length} bytes wait already");
            }

            _backlog.Write(buffer[sent..]);
            if (_sender == null)
            {
                _sender = new Thread(SendBacklog) { IsBackground = true, Name = "link-sender" };
                _sender.Start();
            }
        }

        _hasBacklog.Set();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Ends the connection: whoever reads wakes up.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _isClosing = true;
            }

            _hasBacklog.Set();
            try
            {
                _socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
                // It has ended by itself.
            }
            catch (ObjectDisposedException)
            {
                // Closed before.
            }

            _socket.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Send(ReadOnlySpan<byte> bytes)
    {
        int sent = _socket.Send(bytes, SocketFlags.None, out SocketError error);
        return error switch
        {
            SocketError.Success => sent,
            SocketError.WouldBlock => 0,
            _ => throw new IOException($"the connection failed: {error}"),
        };
    }

    private void SendBacklog()
    {
        try
        {
            while (true)
            {
                _hasBacklog.WaitOne();
                while (Advance())
                {
                    _socket.Poll(ForEver, SelectMode.SelectWrite);
                }

                lock (_gate)
                {
                    if (_isClosing)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The reader meets the same failure and reports it.
        }
    }

    /// <summary>Sends what there is room for.</summary>
    /// <returns>Whether some is left.</returns>
    private bool Advance()
    {
        lock (_gate)
        {
            int length = (int)_backlog.Length;
            if (_isClosing || length == 0)
            {
                return false;
            }

            byte[] bytes = _backlog.GetBuffer();
            int sent = Send(bytes.AsSpan(0, length));
            Buffer.BlockCopy(bytes, sent, bytes, 0, length - sent);
            _backlog.SetLength(length - sent);
            _backlog.Position = length - sent;
            return length > sent;
        }
    }
}
