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
        _requests = new LinkRequest[options.Credits + LinkOptions.NestedRooms];
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
            MakeHello();
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
        if (count > (isProven ? Overhead + _options.MaxContent : MaxUnproven))
        {
            Drop(isProven, ref Malformed, EC.NoMemory, "a frame of " + count + " bytes is longer than what was agreed on");
            return;
        }

        if (isProven && IsTagged)
        {
            if (count < LinkKeys.TagSize || !_keys!.Open(bytes, start, count))
            {
                Leave(EC.Permission, "a frame with a wrong tag");
                return;
            }

            count -= LinkKeys.TagSize;
        }

        if (!_read.Read(bytes, start, count))
        {
            Drop(isProven, ref Malformed, EC.Protocol, "what came is no frame of version " + LinkFrame.Version);
        }
        else if (_state == Greeting)
        {
            Greet(bytes, start, count);
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

    /// <summary>Counts what whoever has the key sends; whoever has proven nothing is left.</summary>
    private void Drop(bool isProven, ref int counter, int code, string reason)
    {
        LogPace.Count(ref counter);
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
        frame.Flags |= _acks == 0 ? 0 : LinkFlag.Acks;
        frame.Credit = CreditNow() & 0xFFFF;
        frame.SentAtMs = (int)(_platform.NowMs - _began);
        int size = frame.Size;
        if (_bytes.Length < Headroom + size + LinkKeys.TagSize)
        {
            _bytes = new byte[Headroom + size + LinkKeys.TagSize];
        }

        frame.Write(_bytes, Headroom);
        if (_hasProven && IsTagged)
        {
            _keys!.Seal(_bytes, Headroom, size);
            size += LinkKeys.TagSize;
        }

        if (!_carrier.Send(_bytes, Headroom, size))
        {
            Lose("the carrier takes no more frames");
        }
    }

    private void SendText(int kind, int sequence, int code, string reason)
    {
        Begin(kind, sequence).Code = code;
        byte[] text = LinkBytes.FromText(reason, MaxReason);
        _written.SetContent(text, 0, text.Length);
        SendFrame();
    }

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
        EndCalls("the link is lost: " + reason);
        EndRequests();
        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i] != null)
            {
                Add(LinkEvent.OfRelease, _targets[i], 0);
                _targets[i] = null;
            }
        }
    }

    private void Add(int kind, object? what, int number) => _events.Add(new LinkEvent(kind, what, number));

    /// <summary>Tells the host what has happened; one thread at a time, so that it is told in order.</summary>
    private void Tell()
    {
        while (true)
        {
            LinkEvent next;
            lock (_gate)
            {
                if (_isTelling || _events.Count == 0)
                {
                    return;
                }

                _isTelling = true;
                next = (LinkEvent)_events[0]!;
                _events.RemoveAt(0);
            }

            try
            {
                next.Tell(_host, this);
            }
            finally
            {
                lock (_gate)
                {
                    _isTelling = false;
                }
            }
        }
    }
}
