namespace LiteIpc.Link;

/// <content>Time-outs, pings and silence.</content>
public sealed partial class LinkSession
{
    private const int MaxPings = 3;

    private long _heard;
    private int _pings;

    /// <summary>When the next tick is due, as the timer knows it.</summary>
    private long _due = long.MaxValue;

    /// <summary>Told when a tick is due earlier than the last one said; set before <see cref="Start"/>. Without one ticks come as often as they may be due.</summary>
    public ILinkTimer? Timer;

    /// <summary>Ends what is over and asks after a silent side. From any thread, as often as it said, or oftener.</summary>
    /// <returns>Milliseconds until it is to be called again unless <see cref="Timer"/> is told of an earlier moment, 1 or more.</returns>
    public int OnTick()
    {
        int left;
        lock (_gate)
        {
            long now = _platform.NowMs;
            left = _state == Lost ? _options.PingMs : Pass(now);
            _due = now + left;
        }

        Tell();
        return left;
    }

    /// <summary>Calls and requests under way, in words; empty without any.</summary>
    internal string Tables()
    {
        lock (_gate)
        {
            int calls = 0;
            int requests = 0;
            for (int i = 0; i < _calls.Length; i++)
            {
                calls += _calls[i] == null ? 0 : 1;
            }

            for (int i = 0; i < _requests.Length; i++)
            {
                requests += _requests[i] == null || _requests[i]!.Step == LinkRequest.Answered ? 0 : 1;
            }

            int all = calls + requests + _waiting.Count + _postedCount;
            return all == 0 ? string.Empty : calls + " calls, " + requests + " requests, " + _waiting.Count + " that wait, " + _postedCount + " one-way calls";
        }
    }

    private void BringForward(long due)
    {
        if (due < _due)
        {
            _due = due;
            Timer?.BringForward(due);
        }
    }

    private int Pass(long now)
    {
        if (_state != Running)
        {
            if (now - _began >= _options.ProofMs)
            {
                Leave(EC.Timeout, "nobody has proven anything within " + _options.ProofMs + " ms");
            }

            return Until(now, _began + _options.ProofMs);
        }

        long next = _heard + ((long)_options.PingMs * (_pings + 1));
        if (now >= next)
        {
            if (_pings == MaxPings)
            {
                Leave(EC.Timeout, "the other side has been silent for " + (now - _heard) + " ms");
                return _options.PingMs;
            }

            _pings++;
            next += _options.PingMs;
            Begin(LinkKind.Ping, Sequence).Target = _notices;
            SendFrame();
        }

        next = ExpireCalls(now, next);
        ExpireRequests(now);
        for (int i = 0; i < _requests.Length; i++)
        {
            next = _requests[i] != null && _requests[i]!.Deadline > now && _requests[i]!.Deadline < next ? _requests[i]!.Deadline : next;
        }

        SendWaiting();
        return Until(now, next);
    }

    /// <summary>Ends the calls whose time is up.</summary>
    /// <returns>When the next one is, or what was given.</returns>
    private long ExpireCalls(long now, long next)
    {
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            next = Expire((LinkCall)_waiting[i]!, now, next);
        }

        for (int i = 0; i < _questions.Length; i++)
        {
            next = Expire(_questions[i], now, next);
        }

        for (int i = 0; i < _calls.Length; i++)
        {
            next = Expire(_calls[i], now, next);
        }

        return next;
    }

    private long Expire(LinkCall? call, long now, long next)
    {
        if (call == null)
        {
            return next;
        }

        if (call.Deadline > now)
        {
            return call.Deadline < next ? call.Deadline : next;
        }

        Expire(call);
        return next;
    }

    private void Expire(LinkCall call) => GiveUp(call, call.Step == LinkCall.Waits
        ? "no room became free on " + Peer!.Name + " within " + call.TimeoutMs + " ms"
        : Peer!.Name + " has not answered within " + call.TimeoutMs + " ms");

    private static int Until(long now, long then) => then <= now ? 1 : (int)(then - now);
}
