using System.Collections;

namespace LiteIpc.Link;

/// <summary>
/// One session with another device over one carrier: both sides say who they are and prove it, then ask for services, call them and
/// answer, until the session is lost. Nothing is resumed afterwards; a new session begins anew.
/// </summary>
/// <remarks>
/// Every member may be called from any thread. It has no thread and no timer of its own: the carrier hands it frames, and its owner
/// calls <see cref="OnTick"/>. All of its state is guarded by one lock, under which nothing waits; the host is told without it, in order.
/// </remarks>
// One type: calls, answers, notices and time of a session change each other's tables under one lock.
public sealed partial class LinkSession
{
    /// <summary>Bytes that stand free before a frame that is handed over, for the session to write to.</summary>
    public const int Headroom = LinkKeys.CounterSize;

    /// <summary>Bytes that a frame has beside its content at most.</summary>
    public const int Overhead = LinkFrame.MaxHead + LinkKeys.TagSize;

    private const int Greeting = 0;
    private const int Proving = 1;
    private const int Running = 2;
    private const int Lost = 3;

    /// <summary>Bytes of a frame of somebody who has proven nothing.</summary>
    private const int MaxUnproven = 1024;

    private readonly object _gate = new object();
    private readonly LinkOptions _options;
    private readonly ILinkPlatform _platform;
    private readonly ILinkCarrier _carrier;
    private readonly ILinkHost _host;
    private readonly bool _dials;
    private readonly LinkFrame _read = new LinkFrame();
    private readonly LinkFrame _written = new LinkFrame();
    private readonly ArrayList _events = new ArrayList();
    private byte[] _bytes = LinkBytes.None;
    private bool _isTelling;
    private int _state;
    private long _began;
    private int _epoch;
    private int _peerEpoch;

    /// <summary>Makes a session; <see cref="Start"/> begins it.</summary>
    /// <param name="options">Name, network id and limits of this device.</param>
    /// <param name="platform">Clock and randomness.</param>
    /// <param name="carrier">The way of the frames.</param>
    /// <param name="host">The owner of the session.</param>
    /// <param name="dials">Whether this side has opened the carrier, and so speaks first.</param>
    public LinkSession(LinkOptions options, ILinkPlatform platform, ILinkCarrier carrier, ILinkHost host, bool dials)
    {
        _options = options;
        _platform = platform;
        _carrier = carrier;
        _host = host;
        _dials = dials;
        _targets = new object[options.MaxTargets];
        _references = new int[options.MaxTargets];
        _generations = new int[options.MaxTargets];
    }

    /// <summary>The other device; null until it has proven who it is.</summary>
    public LinkPeer? Peer;

    /// <summary>Free for the host; set and read in its members.</summary>
    public object? Owner;

    /// <summary>Whether this side has opened the carrier.</summary>
    public bool IsDialler => _dials;

    /// <summary>The paired device that the other side says it is, proven or not; null before its HELLO.</summary>
    public LinkPeer? Claimed => _claimed;

    /// <summary>Bytes of a content at most, as both sides allow it.</summary>
    public int MaxContent;

    /// <summary>Whether both sides have proven who they are, and nothing has ended it since.</summary>
    public bool IsUp => _state == Running;

    /// <summary>Frames that were dropped: of another session, a second time, or for what is not there.</summary>
    public int Dropped;

    /// <summary>Frames that were dropped as they were none, or of an unknown kind.</summary>
    public int Malformed;

    /// <summary>Begins it. Called once, before any frame is handed over.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _began = _platform.NowMs;
            _heard = _began;
            BringForward(_began + _options.ProofMs);
            byte[] number = new byte[4];
            while (_epoch == 0)
            {
                _platform.Randomize(number);
                _epoch = LinkBytes.Get32(number, 0) & int.MaxValue;
            }

            if (_dials)
            {
                SendHello();
            }
        }

        Tell();
    }

    /// <summary>Takes a frame of the carrier. One thread at a time.</summary>
    /// <param name="bytes">Where it stands; not used after this returns, so that it may be used again.</param>
    /// <param name="start">Its first byte; the <see cref="Headroom"/> bytes before it are written to.</param>
    /// <param name="count">Its bytes.</param>
    public void OnFrame(byte[] bytes, int start, int count)
    {
        lock (_gate)
        {
            if (_state != Lost)
            {
                Take(bytes, start, count);
            }
        }

        Tell();
    }

    /// <summary>The carrier has ended.</summary>
    /// <param name="reason">Why, in words.</param>
    public void OnClosed(string reason)
    {
        lock (_gate)
        {
            Lose(reason);
        }

        Tell();
    }

    /// <summary>Ends it and tells the other side why.</summary>
    public void Close(int code, string reason)
    {
        lock (_gate)
        {
            Leave(code, reason);
        }

        Tell();
    }

    private void Take(byte[] bytes, int start, int count)
    {
        bool isProven = _state == Running;
        if (isProven && IsTagged)
        {
            if (count < LinkKeys.TagSize || !_keys!.Open(bytes, start, count))
            {
                Leave(EC.Permission, "a frame with a wrong tag");
                return;
            }

            count -= LinkKeys.TagSize;
        }

        if (count > (isProven ? LinkFrame.MaxHead + _options.MaxContent : MaxUnproven))
        {
            Distrust(isProven, EC.NoMemory, "a frame of " + count + " bytes is longer than what was agreed on");
            return;
        }

        if (!_read.Read(bytes, start, count))
        {
            Distrust(isProven, EC.Protocol, "what came is no frame of version 1");
        }
        else if (isProven && (_read.Epoch != _peerEpoch || _read.TargetEpoch != _epoch))
        {
            Drop();
        }
        else if (_read.Kind == LinkKind.Bye)
        {
            Lose("the other side left: " + ReasonOf(_read));
        }
        else if (_state == Greeting)
        {
            Greet(LinkBytes.Copy(bytes, start, count));
        }
        else if (_state == Proving)
        {
            Prove();
        }
        else
        {
            Receive();
        }
    }

    private void Drop() => LogPace.Count(ref Dropped);

    /// <summary>Counts what whoever has the key sends; whoever has proven nothing is left.</summary>
    private void Distrust(bool isProven, int code, string reason)
    {
        LogPace.Count(ref Malformed);
        if (!isProven)
        {
            Leave(code, reason);
        }
    }

    /// <summary>Begins a frame.</summary>
    private LinkFrame Begin(int kind, int sequence)
    {
        _written.Clear(kind);
        _written.Sequence = sequence;
        return _written;
    }

    /// <summary>Completes the frame that was begun last, and sends it.</summary>
    private void SendFrame()
    {
        LinkFrame frame = _written;
        frame.Epoch = _epoch;
        frame.TargetEpoch = _peerEpoch;
        frame.Answered = AnsweredTo;
        frame.Acks = _acks;
        frame.Credit = CreditNow();
        frame.SentAtMs = (int)(_platform.NowMs - _began);
        int size = frame.Size;
        if (_bytes.Length < Headroom + size + LinkKeys.TagSize)
        {
            _bytes = new byte[Headroom + size + LinkKeys.TagSize];
        }

        frame.Write(_bytes, Headroom);
        if (_keys != null && IsTagged)
        {
            _keys.Seal(_bytes, Headroom, size);
            size += LinkKeys.TagSize;
        }

        if (!_carrier.Send(_bytes, Headroom, size))
        {
            Lose("the carrier takes no more frames");
        }
    }

    private void SendContent(int kind, int sequence, int code, byte[] content, int objects)
    {
        LinkFrame frame = Begin(kind, sequence);
        frame.Code = code;
        frame.ObjectCount = objects;
        frame.SetContent(content, 0, content.Length);
        SendFrame();
    }

    private void SendText(int kind, int sequence, int code, string reason) => SendContent(kind, sequence, code, LinkBytes.FromText(reason, MaxReason), 0);

    private static string ReasonOf(LinkFrame frame)
        => LinkBytes.ToText(frame.Content, frame.ContentStart, frame.Length < MaxReason ? frame.Length : MaxReason);

    private void Leave(int code, string reason)
    {
        if (_state != Lost)
        {
            SendText(LinkKind.Bye, 0, code, reason);
            Lose(reason);
        }
    }

    private void Lose(string reason)
    {
        if (_state == Lost)
        {
            return;
        }

        _state = Lost;
        _carrier.Close();
        Add(LinkEvent.OfLoss, reason, 0);
        string lost = "the link is lost: " + reason;
        EndCalls(_questions, lost);
        EndCalls(_calls, lost);
        EndCalls(_waiting, lost);
        _posted.Clear();
        _asked.Clear();
        while (_requests.Count > 0)
        {
            Cancel((LinkRequest)_requests[0]!);
            _requests.RemoveAt(0);
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            Forget(i);
        }
    }

    private void Add(int kind, object? what, int number) => _events.Add(new LinkEvent(kind, what, number));

    /// <summary>Tells the host what has happened; one thread at a time, so that it is told in order.</summary>
    private void Tell()
    {
        LinkEvent? next = NextEvent(false);
        try
        {
            while (next != null)
            {
                next.Tell(_host, this);
                next = NextEvent(true);
            }
        }
        finally
        {
            if (next != null)
            {
                // The host threw; whoever comes next tells the rest.
                lock (_gate)
                {
                    _isTelling = false;
                }
            }
        }
    }

    private LinkEvent? NextEvent(bool isTeller)
    {
        lock (_gate)
        {
            bool tells = (isTeller || !_isTelling) && _events.Count > 0;
            _isTelling = tells || (_isTelling && !isTeller);
            if (!tells)
            {
                return null;
            }

            LinkEvent next = (LinkEvent)_events[0]!;
            _events.RemoveAt(0);
            return next;
        }
    }
}
