using System;

namespace LiteIpc.Link.Serial;

/// <content>The stream: what is sent and not acknowledged, and what has been received and is not in order.</content>
public sealed partial class SerialCarrier
{
    private const int FirstRoundTripMs = 100;
    private const int LeastRepeatMs = 10;
    private const int MostRoundTripMs = 500;
    private const int AckAfter = 4;

    /// <summary>Numbers pass the end of an int; their place does not change then.</summary>
    private const int Place = Window - 1;

    /// <summary>Bytes of a stream that wait for the window.</summary>
    private readonly ByteQueue _stream = new ByteQueue();

    /// <summary>Segments from <see cref="_first"/> up to <see cref="_next"/> are out, each in the place of its number modulo the window.</summary>
    private readonly byte[][] _out = new byte[Window][];
    private readonly int[] _outCounts = new int[Window];
    private readonly long[] _outSent = new long[Window];
    private readonly bool[] _outRepeated = new bool[Window];
    private readonly bool[] _outThere = new bool[Window];
    private int _first;
    private int _next;
    private int _roundTripMs = FirstRoundTripMs;

    /// <summary>The number that is received next; those behind it that are there already stand in their places.</summary>
    private readonly byte[][] _in = new byte[Window][];
    private readonly int[] _inCounts = new int[Window];
    private int _expected;
    private int _unacknowledged;

    /// <summary>The frame that is being put together, behind its headroom; its length comes first.</summary>
    private readonly byte[] _frame;
    private int _frameCount = -LengthSize;
    private int _frameLength;

    /// <summary>Received bytes in order that belong to no frame yet.</summary>
    private readonly ByteQueue _ready = new ByteQueue();

    private void Enqueue(byte[] bytes, int start, int count)
    {
        int at = _stream.Reserve(LengthSize + count);
        _stream.Bytes[at] = (byte)count;
        _stream.Bytes[at + 1] = (byte)(count >> 8);
        Array.Copy(bytes, start, _stream.Bytes, at + LengthSize, count);
    }

    /// <summary>Sends as much as the window allows.</summary>
    private void SendData()
    {
        long now = _platform.NowMs;
        while (_state == Open && _stream.Count > 0 && _next - _first < Window)
        {
            int place = _next & Place;
            int count = _stream.Count < MaxContent ? _stream.Count : MaxContent;
            _stream.Take(_out[place], 0, count);
            _outCounts[place] = count;
            _outRepeated[place] = false;
            _outThere[place] = false;
            if (_next == _first)
            {
                _through = now;
            }

            SendSegment(_next, now);
            _next++;
        }
    }

    private void SendSegment(int number, long now)
    {
        int place = number & Place;
        Array.Copy(_out[place], 0, _segment, HeadSize, _outCounts[place]);
        _outSent[place] = now;
        _unacknowledged = 0;
        Write(SegmentKind.Data, number, _outCounts[place]);
    }

    private void SendAgain(long now)
    {
        if (_next != _first && now - _through >= LostMs)
        {
            End("nothing got through the line for " + (now - _through) + " ms");
            return;
        }

        int after = 2 * _roundTripMs < LeastRepeatMs ? LeastRepeatMs : 2 * _roundTripMs;
        int repeated = Repeated;
        for (int number = _first; number != _next; number++)
        {
            int place = number & Place;
            if (!_outThere[place] && now - _outSent[place] >= after)
            {
                Repeat(number, now);
            }
        }

        if (Repeated != repeated)
        {
            // Repeated segments are not measured, so a line that became slower would never be known.
            _roundTripMs = 2 * _roundTripMs < MostRoundTripMs ? 2 * _roundTripMs : MostRoundTripMs;
        }
    }

    private void Repeat(int number, long now)
    {
        _outRepeated[number & Place] = true;
        LogPace.Count(ref Repeated);
        SendSegment(number, now);
    }

    /// <summary>A bit for each segment behind the expected one that is there already.</summary>
    private int Ahead()
    {
        int ahead = 0;
        for (int i = 1; i < Window; i++)
        {
            ahead |= _inCounts[(_expected + i) & Place] > 0 ? 1 << (i - 1) : 0;
        }

        return ahead;
    }

    private void TakeData(int content)
    {
        if (_state != Open)
        {
            // The other side has our acknowledgement, and ours of it was lost: INIT comes again.
            return;
        }

        TakeAcknowledgement(_received[2], _received[3], _platform.NowMs);
        if (_received[0] == SegmentKind.Data && content > 0)
        {
            int ahead = (byte)(_received[1] - _expected);
            _unacknowledged += ahead == 0 ? 1 : AckAfter;
            if (ahead < Window && _inCounts[(_expected + ahead) & Place] == 0)
            {
                int place = (_expected + ahead) & Place;
                Array.Copy(_received, HeadSize, _in[place], 0, content);
                _inCounts[place] = content;
            }

            MoveReady();
        }

        SendData();
    }

    private void TakeAcknowledgement(int expected, int ahead, long now)
    {
        int count = (byte)(expected - _first);
        if (count > _next - _first)
        {
            // Of segments that are older than the window.
            return;
        }

        for (; count > 0; count--)
        {
            Measure(_first & Place, now);
            _outThere[_first & Place] = false;
            _first++;
            _through = now;
        }

        int last = -1;
        for (int i = 1; i < Window && i < _next - _first; i++)
        {
            if ((ahead & (1 << (i - 1))) != 0)
            {
                Measure((_first + i) & Place, now);
                _outThere[(_first + i) & Place] = true;
                last = i;
            }
        }

        // A line keeps its order: segments that were sent before one that has arrived are lost.
        for (int i = 0; i < last; i++)
        {
            int place = (_first + i) & Place;
            if (!_outThere[place] && _outSent[place] <= _outSent[(_first + last) & Place] && !(_outRepeated[place] && now - _outSent[place] < _roundTripMs))
            {
                Repeat(_first + i, now);
            }
        }
    }

    private void Measure(int place, long now)
    {
        if (!_outRepeated[place] && !_outThere[place])
        {
            int took = (int)(now - _outSent[place]);
            _roundTripMs = ((7 * _roundTripMs) + took + 4) / 8;
        }
    }

    private void MoveReady()
    {
        for (int place = _expected & Place; _inCounts[place] > 0; place = _expected & Place)
        {
            int count = _inCounts[place];
            int at = _ready.Reserve(count);
            Array.Copy(_in[place], 0, _ready.Bytes, at, count);
            _inCounts[place] = 0;
            _expected++;
        }
    }

    /// <summary>Acknowledges by itself what no data has acknowledged.</summary>
    private void AcknowledgeIfDue(bool isTick)
    {
        if (_state == Open && _unacknowledged > (isTick ? 0 : AckAfter - 1))
        {
            _unacknowledged = 0;
            Write(SegmentKind.Ack, 0, 0);
        }
    }

    /// <summary>Puts the next frame together.</summary>
    /// <returns>False when it is not whole yet.</returns>
    private bool NextFrame(out int count)
    {
        lock (_gate)
        {
            count = 0;
            while (_ready.Count > 0 && _state != Closed)
            {
                if (_frameCount < 0)
                {
                    _frameLength = (_frameLength >> 8) | (_ready.Bytes[_ready.Start++] << 8);
                    _frameCount++;
                    if (_frameCount == 0 && (_frameLength == 0 || _frameLength > _maxFrame))
                    {
                        End("the other side sends a frame of " + _frameLength + " bytes, where " + _maxFrame + " are the most");
                    }

                    continue;
                }

                int more = _frameLength - _frameCount < _ready.Count ? _frameLength - _frameCount : _ready.Count;
                _ready.Take(_frame, LinkSession.Headroom + _frameCount, more);
                _frameCount += more;
                if (_frameCount == _frameLength)
                {
                    count = _frameLength;
                    _frameCount = -LengthSize;
                    _frameLength = 0;
                    return true;
                }
            }

            return false;
        }
    }
}
