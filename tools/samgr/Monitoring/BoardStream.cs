using System.Buffers.Binary;
using System.Text;

namespace Samgr.Tool.Monitoring;

/// <summary>
/// Makes lines of what a board sends: text as it is, and text within the packets of its debugger. Packets of other kinds are
/// left out. Lines are cut at a length, so that noise takes no memory.
/// </summary>
internal sealed class BoardStream
{
    /// <summary>Bytes of a line; what is longer continues as another one.</summary>
    public const int MaxLine = 4096;

    private const int HeaderSize = 32;
    private const int CommandAt = 16;
    private const int SizeAt = 28;
    private const int MaxPayload = 64 * 1024;
    private const uint Message = 1;

    private static readonly byte[] _marker = [.. "NFPKTV1"u8, 0];

    private readonly byte[] _header = new byte[HeaderSize];
    private readonly byte[] _line = new byte[MaxLine];
    private readonly Action<string> _write;
    private int _headerLength;
    private int _lineLength;
    private int _payloadLeft;
    private bool _isText;

    /// <summary>Makes a reader.</summary>
    /// <param name="write">Gets each line.</param>
    public BoardStream(Action<string> write)
    {
        _write = write;
    }

    /// <summary>Takes bytes as they come.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            Take(value);
        }
    }

    /// <summary>Writes the line that has no end.</summary>
    public void Finish()
    {
        Abandon();
        Flush();
    }

    private void Take(byte value)
    {
        if (_payloadLeft > 0)
        {
            _payloadLeft--;
            if (_isText)
            {
                AddText(value);
            }
        }
        else if (_headerLength >= _marker.Length)
        {
            TakeHeader(value);
        }
        else if (value == _marker[_headerLength])
        {
            _header[_headerLength++] = value;
        }
        else
        {
            Abandon();
            if (value == _marker[0])
            {
                _header[_headerLength++] = value;
            }
            else
            {
                AddText(value);
            }
        }
    }

    private void TakeHeader(byte value)
    {
        _header[_headerLength++] = value;
        if (_headerLength < HeaderSize)
        {
            return;
        }

        _headerLength = 0;
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(SizeAt));
        _payloadLeft = size <= MaxPayload ? (int)size : 0;
        _isText = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(CommandAt)) == Message;
    }

    private void Abandon()
    {
        int length = _headerLength < _marker.Length ? _headerLength : 0;
        _headerLength = 0;
        for (int index = 0; index < length; index++)
        {
            AddText(_header[index]);
        }
    }

    private void AddText(byte value)
    {
        if (value == (byte)'\n')
        {
            Flush();
        }
        else if (value is not ((byte)'\r' or 0))
        {
            if (_lineLength == MaxLine)
            {
                Flush();
            }

            _line[_lineLength++] = value;
        }
    }

    private void Flush()
    {
        if (_lineLength > 0)
        {
            string line = Encoding.UTF8.GetString(_line, 0, _lineLength);
            _lineLength = 0;
            _write(line);
        }
    }
}
