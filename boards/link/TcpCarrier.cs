using System;
using System.Net.Sockets;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>Carries frames over a socket, each behind its length (4 bytes, little-endian). One thread reads and ticks.</summary>
/// <remarks>
/// What a board has under way is bounded by its credits, so that the socket's own buffer holds it: a socket that says it has no room is that of a network that does not
/// take anything, and ends the carrier.
/// </remarks>
internal sealed class TcpCarrier : ILinkCarrier
{
    private const int LengthSize = 4;
    private const int TickMs = 100;
    private const int SendMs = 1000;
    private const int MicrosecondsAMs = 1000;

    private readonly Socket _socket;
    private readonly byte[] _out;
    private readonly byte[] _in;
    private readonly byte[] _length = new byte[LengthSize];
    private bool _isClosed;

    /// <summary>Takes a connected socket over.</summary>
    /// <param name="socket">The socket, which is closed at the end of <see cref="Run"/>.</param>
    /// <param name="maxContent">Bytes of the largest content that is taken.</param>
    internal TcpCarrier(Socket socket, int maxContent)
    {
        _socket = socket;
        socket.SendTimeout = SendMs;
        _out = new byte[LengthSize + maxContent + LinkSession.Overhead];
        _in = new byte[LinkSession.Headroom + maxContent + LinkSession.Overhead];
    }

    /// <inheritdoc/>
    public int Security => LinkSecurity.Tagged;

    /// <inheritdoc/>
    public bool Send(byte[] bytes, int start, int count)
    {
        try
        {
            if (_isClosed || LengthSize + count > _out.Length || !_socket.Poll(0, SelectMode.SelectWrite))
            {
                return false;
            }

            for (int i = 0; i < LengthSize; i++)
            {
                _out[i] = (byte)(count >> (8 * i));
            }

            Array.Copy(bytes, start, _out, LengthSize, count);
            return _socket.Send(_out, 0, LengthSize + count, SocketFlags.None) == LengthSize + count;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Ends it; the thread of <see cref="Run"/> closes the socket, within <see cref="TickMs"/>.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Begins a session and serves it on this thread until one of both ends.</summary>
    internal void Run(LinkSession session)
    {
        string reason = "the connection was closed";
        try
        {
            session.Start();
            reason = Serve(session);
        }
        catch (Exception error)
        {
            reason = error.Message;
        }

        session.OnClosed(reason);
        _isClosed = true;
        _socket.Close();
    }

    private string Serve(LinkSession session)
    {
        int count = 0;
        int frame = 0;
        while (!_isClosed)
        {
            int left = session.OnTick();
            if (!_socket.Poll((left < TickMs ? left : TickMs) * MicrosecondsAMs, SelectMode.SelectRead))
            {
                continue;
            }

            bool isLength = frame == 0;
            byte[] bytes = isLength ? _length : _in;
            int start = isLength ? 0 : LinkSession.Headroom;
            int wanted = isLength ? LengthSize : frame;
            int received = _socket.Receive(bytes, start + count, wanted - count, SocketFlags.None);
            if (received <= 0)
            {
                return "the connection was closed";
            }

            count += received;
            if (count < wanted)
            {
                continue;
            }

            count = 0;
            frame = isLength ? BitConverter.ToInt32(_length, 0) : 0;
            if (!isLength)
            {
                session.OnFrame(_in, LinkSession.Headroom, wanted);
            }
            else if (frame <= 0 || frame > _in.Length - LinkSession.Headroom)
            {
                return "the other side sends a frame of " + frame + " bytes, where " + (_in.Length - LinkSession.Headroom) + " are the most";
            }
        }

        return "this side has closed it";
    }
}
