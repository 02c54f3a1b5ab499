using System.Collections;

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

    /// <summary>Questions, calls and requests of both sides that have not ended. To be read while nobody calls it.</summary>
    internal int UnderWay => _questions.Count + _calls.Count + _posted.Count + _waiting.Count + _asked.Count + _requests.Count;

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
        bool isUp = _state == Running;
        long next = isUp ? _heard + ((long)_options.PingMs * (_pings + 1)) : _began + _options.ProofMs;
        if (now >= next)
        {
            if (!isUp || _pings == MaxPings)
            {
                Leave(EC.Timeout, (isUp ? "the other side has been silent for " : "nobody has proven anything for ") + (now - (isUp ? _heard : _began)) + " ms");
                return _options.PingMs;
            }

            _pings++;
            next += _options.PingMs;
            Begin(LinkKind.Ping, Sequence).Target = _notices;
            SendFrame();
        }

        next = ExpireCalls(_waiting, now, next);
        next = ExpireCalls(_questions, now, next);
        next = ExpireCalls(_calls, now, next);
        next = ExpireRequests(now, next);
        SendWaiting();
        return next <= now ? 1 : (int)(next - now);
    }

    /// <summary>Ends the calls whose time is up.</summary>
    /// <returns>When the next one is, or what was given.</returns>
    private long ExpireCalls(ArrayList calls, long now, long next)
    {
        for (int i = 0; i < calls.Count;)
        {
            LinkCall call = (LinkCall)calls[i]!;
            if (call.Deadline <= now)
            {
                Expire(call);
                continue;
            }

            next = call.Deadline < next ? call.Deadline : next;
            i++;
        }

        return next;
    }

    private void Expire(LinkCall call)
        => GiveUp(call, Peer!.Name + (call.Step == LinkCall.Waits ? " had no room" : " has not answered") + " within " + call.TimeoutMs + " ms");
}
