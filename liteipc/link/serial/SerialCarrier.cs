using System;

namespace LiteIpc.Link.Serial;

/// <summary>
/// Carries frames over a line that loses and changes bytes: as a stream, in segments of at most 128 bytes with a CRC-32, a window of 8, and each that was lost
/// sent again. One object is one connection; when it has ended, its owner makes the next.
/// </summary>
/// <remarks>
/// A segment is kind, number, the number that is expected next, a bit for each of the 8 behind it that are there already (a byte each), content, CRC; encoded by COBS and
/// ended by a zero. Every member may be called from any thread, <see cref="OnBytes"/> by one at a time.
/// </remarks>
public sealed partial class SerialCarrier : ILinkCarrier
{
    /// <summary>Bytes of a frame in a segment at most.</summary>
    public const int MaxContent = 128;

    /// <summary>Milliseconds after which a line is lost on which nothing gets through.</summary>
    public const int LostMs = 2000;

    private const int MaxLineContent = 65_000;
    private const int Window = 8;
    private const int HeadSize = 4;
    private const int CrcSize = 4;
    private const int MaxSegment = HeadSize + MaxContent + CrcSize;
    private const int LengthSize = 2;
    private const int InitMs = 100;

    private const int Opening = 0;
    private const int Open = 1;
    private const int Closed = 2;

    private readonly object _gate = new object();
    private readonly ILinkPlatform _platform;
    private readonly ILinkPort _port;
    private readonly int _maxFrame;
    private readonly byte[] _segment = new byte[MaxSegment];
    private readonly byte[] _encoded = new byte[MaxSegment + 3];
    private readonly byte[] _received = new byte[MaxSegment + 3];
    private int _receivedCount;
    private bool _isOverlong;
    private LinkSession? _session;
    private string? _reason;
    private int _state;
    private int _ownNumber;
    private int _theirNumber;
    private bool _isKnown;
    private bool _isAcknowledged;
    private long _initDue;
    private long _through;

    /// <summary>Makes one; <see cref="Begin"/> begins it.</summary>
    /// <param name="platform">Clock and randomness.</param>
    /// <param name="port">The line.</param>
    /// <param name="maxContent">Bytes of the largest content that is taken, up to 65,000; see <see cref="LinkOptions.MaxContent"/>.</param>
    /// <exception cref="ArgumentException">The length of such a content has no room in two bytes.</exception>
    public SerialCarrier(ILinkPlatform platform, ILinkPort port, int maxContent)
    {
        if (maxContent > MaxLineContent)
        {
            throw new ArgumentException("a serial line carries contents of up to " + MaxLineContent + " bytes, and maxContent is " + maxContent);
        }

        _platform = platform;
        _port = port;
        _maxFrame = maxContent + LinkSession.Overhead;
        _frame = new byte[LinkSession.Headroom + _maxFrame];
        for (int i = 0; i < Window; i++)
        {
            _out[i] = new byte[MaxContent];
            _in[i] = new byte[MaxContent];
        }
    }

    /// <inheritdoc/>
    public int Security => LinkSecurity.Tagged;

    /// <summary>Segments that were sent again.</summary>
    public int Repeated;

    /// <summary>Segments whose CRC was wrong, or that were none.</summary>
    public int Damaged;

    /// <summary>Whether both sides have heard of each other, and nothing has ended it since.</summary>
    public bool IsOpen => _state == Open;

    /// <summary>Begins a session on it, which starts once the other side is there.</summary>
    public void Begin(LinkSession session)
    {
        byte[] number = new byte[4];
        _platform.Randomize(number);
        lock (_gate)
        {
            _session = session;
            _ownNumber = BitConverter.ToInt32(number, 0);
            _through = _platform.NowMs;
            SendNumber(SegmentKind.Init, _ownNumber);
            _initDue = _through + InitMs;
        }
    }

    /// <inheritdoc/>
    public bool Send(byte[] bytes, int start, int count)
    {
        lock (_gate)
        {
            if (_state != Open)
            {
                return false;
            }

            Enqueue(bytes, start, count);
            SendData();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            if (_state != Closed)
            {
                SendData();
                Write(SegmentKind.Reset, 0, 0);
                _state = Closed;
            }
        }
    }

    /// <summary>Takes bytes of the line.</summary>
    public void OnBytes(byte[] bytes, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            if (bytes[i] != 0)
            {
                Collect(bytes[i]);
                continue;
            }

            bool isStarted = false;
            lock (_gate)
            {
                int state = _state;
                TakeSegment();
                isStarted = state == Opening && _state == Open;
            }

            if (isStarted)
            {
                _session!.Start();
            }

            while (NextFrame(out int length))
            {
                _session!.OnFrame(_frame, LinkSession.Headroom, length);
            }

            TellEnd();
        }

        lock (_gate)
        {
            AcknowledgeIfDue(false);
        }
    }

    /// <summary>Sends again what was lost. From any thread; on a board each 20 ms, elsewhere each 5.</summary>
    public void OnTick()
    {
        lock (_gate)
        {
            long now = _platform.NowMs;
            if (_state == Opening && now >= _initDue)
            {
                SendNumber(SegmentKind.Init, _ownNumber);
                _initDue = now + InitMs;
            }
            else if (_state == Open)
            {
                SendAgain(now);
                AcknowledgeIfDue(true);
            }
        }

        TellEnd();
    }

    private void Collect(byte value)
    {
        if (_receivedCount == _received.Length)
        {
            _isOverlong = true;
        }
        else
        {
            _received[_receivedCount++] = value;
        }
    }

    private void TakeSegment()
    {
        int count = _isOverlong ? -1 : Cobs.Decode(_received, _receivedCount);
        bool isEmpty = _receivedCount == 0;
        _receivedCount = 0;
        _isOverlong = false;
        if (isEmpty || _state == Closed)
        {
            return;
        }

        int content = count - HeadSize - CrcSize;
        if (content < 0 || content > MaxContent || BitConverter.ToInt32(_received, count - CrcSize) != Crc32.Of(_received, 0, count - CrcSize))
        {
            LogPace.Count(ref Damaged);
            return;
        }

        switch (_received[0])
        {
            case SegmentKind.Init:
                TakeInit(content);
                break;
            case SegmentKind.InitAck:
                TakeInitAck(content);
                break;
            case SegmentKind.Data:
            case SegmentKind.Ack:
                TakeData(content);
                break;
            case SegmentKind.Reset:
                End("the other side has closed the line");
                break;
            default:
                LogPace.Count(ref Damaged);
                break;
        }
    }

    private void TakeInit(int content)
    {
        int number = content < 4 ? 0 : BitConverter.ToInt32(_received, HeadSize);
        if (_isKnown && number != _theirNumber)
        {
            End("the other side has begun anew");
            return;
        }

        _isKnown = true;
        _theirNumber = number;
        SendNumber(SegmentKind.InitAck, number);
        OpenIfKnown();
    }

    private void TakeInitAck(int content)
    {
        if (content >= 4 && BitConverter.ToInt32(_received, HeadSize) == _ownNumber)
        {
            _isAcknowledged = true;
            OpenIfKnown();
        }
    }

    private void OpenIfKnown()
    {
        if (_state == Opening && _isKnown && _isAcknowledged)
        {
            _state = Open;
            _through = _platform.NowMs;
        }
    }

    private void End(string reason)
    {
        if (_state == Open)
        {
            _reason = reason;
        }

        _state = _state == Open ? Closed : _state;
    }

    private void SendNumber(int kind, int number)
    {
        Put32(HeadSize, number);
        Write(kind, 0, 4);
    }

    /// <summary>Writes the segment whose content stands in <see cref="_segment"/>.</summary>
    private void Write(int kind, int number, int content)
    {
        _segment[0] = (byte)kind;
        _segment[1] = (byte)number;
        _segment[2] = (byte)_expected;
        _segment[3] = (byte)Ahead();
        int count = HeadSize + content;
        Put32(count, Crc32.Of(_segment, 0, count));
        int length = Cobs.Encode(_segment, count + CrcSize, _encoded);
        _port.Write(_encoded, 0, length);
    }

    private void Put32(int at, int value)
    {
        for (int i = at; i < at + 4; i++)
        {
            _segment[i] = (byte)value;
            value >>= 8;
        }
    }

    private void TellEnd()
    {
        string? reason;
        lock (_gate)
        {
            reason = _reason;
            _reason = null;
        }

        if (reason != null)
        {
            _session!.OnClosed(reason);
        }
    }
}
