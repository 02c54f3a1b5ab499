using System.Buffers.Binary;
using System.Text;
using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>
/// Takes frames out of a connection. Nothing that the peer sends is believed: what does not hold together throws
/// <see cref="ProtocolException"/>. Belongs to one thread.
/// </summary>
internal sealed class FrameReader(IConnection connection, int maxFrame)
{
    private const int InitialBytes = 16 * 1024;

    private byte[] _bytes = new byte[InitialBytes];
    private int _start;
    private int _received;
    private int _cursor;
    private int _end;
    private Descriptors? _arriving;

    /// <summary>Bytes of the largest frame that is taken.</summary>
    internal int MaxFrame { get; set; } = maxFrame;

    internal int Op { get; private set; }

    internal int Id { get; private set; }

    internal int Credit { get; private set; }

    internal int Remaining => _end - _cursor;

    /// <summary>Receives the file descriptors that come with the bytes; each belongs to one frame.</summary>
    internal Descriptors? Arriving
    {
        get => _arriving;
        set
        {
            _arriving = value;
            connection.Arriving = value;
        }
    }

    /// <summary>Waits for the next frame and opens it.</summary>
    /// <returns>False once the connection has ended.</returns>
    internal bool Next()
    {
        _start = _end;
        if (!Fill(FrameLimits.Header))
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_start));
        if (length < FrameLimits.Header - 4 || length > MaxFrame - 4)
        {
            throw new ProtocolException($"a frame of {length} bytes, outside {FrameLimits.Header - 4} to {MaxFrame - 4}");
        }

        if (!Fill(length + 4))
        {
            return false;
        }

        _end = _start + length + 4;
        _cursor = _start + 4;
        Op = Int32();
        Id = Int32();
        Credit = Int32();
        _arriving?.OpenFrame(_received - _end);
        return true;
    }

    /// <summary>Checks that the frame held nothing more, and that every file descriptor that came with it has been taken.</summary>
    internal void Close()
    {
        Finish();
        _arriving?.CloseFrame();
    }

    /// <summary>Checks that the frame held nothing more.</summary>
    internal void Finish()
    {
        if (_cursor != _end)
        {
            throw new ProtocolException($"frame {Op} is {_end - _cursor} bytes too long");
        }
    }

    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Take(4)));

    internal bool Boolean() => Int32() != 0;

    internal string? String()
    {
        int size = Int32();
        if (size < 0)
        {
            return null;
        }

        int at = Take(size);
        return Encoding.UTF8.GetString(_bytes, at, size);
    }

    /// <summary>Reads a text that has to be there.</summary>
    internal string Text() => String() ?? throw new ProtocolException($"frame {Op} lacks a text");

    internal void Content(DriverMessage message)
    {
        uint signature = unchecked((uint)Int32());
        int dataSize = Int32();
        int objects = Int32();
        int buffers = Int32();
        if (dataSize < 0 || objects < 0 || objects > IpcLimits.MaxObjects || buffers < 0 || buffers > objects
            || dataSize > IpcLimits.MaxParcelSize)
        {
            throw new ProtocolException($"a message of {dataSize} bytes, {objects} objects and {buffers} buffers");
        }

        int size = dataSize + (objects * 4);
        int at = Take(size);
        message.Prepare(dataSize, objects, buffers);
        Buffer.BlockCopy(_bytes, at, message.Bytes, 0, size);
        for (int i = 0; i < buffers; i++)
        {
            message.SetBuffer(i, Block());
        }

        message.Seal();
        message.Data.Signature = signature;
    }

    private byte[] Block()
    {
        int size = Int32();
        int at = Take(size);
        return _bytes.AsSpan(at, size).ToArray();
    }

    private int Take(int count)
    {
        if (count < 0 || count > _end - _cursor)
        {
            throw new ProtocolException($"frame {Op} is too short");
        }

        int at = _cursor;
        _cursor += count;
        return at;
    }

    private bool Fill(int count)
    {
        if (_start == _received)
        {
            Rebase();
        }

        while (_received - _start < count)
        {
            MakeRoom(count);
            int received = connection.Receive(_bytes, _received, _bytes.Length - _received);
            if (received <= 0)
            {
                return false;
            }

            _received += received;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        if (_start + count <= _bytes.Length)
        {
            return;
        }

        byte[] target = count <= _bytes.Length ? _bytes : new byte[Math.Max(count, _bytes.Length * 2)];
        Buffer.BlockCopy(_bytes, _start, target, 0, _received - _start);
        _bytes = target;
        Rebase();
    }

    private void Rebase()
    {
        _received -= _start;
        _start = 0;
        _end = 0;
    }
}
