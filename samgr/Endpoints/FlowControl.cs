using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// A token bucket for each calling process, so that one that floods does not use up the others' share.
/// </summary>
internal sealed class FlowControl
{
    private const int MaxCallers = 64;
    private const int FirstCallers = 4;

    private readonly object _gate = new object();
    private readonly SamgrOptions _options;
    private Caller?[] _callers = new Caller?[FirstCallers];
    private int _next;

    internal FlowControl(SamgrOptions options)
    {
        _options = options;
    }

    /// <summary>Calls refused so far.</summary>
    internal int Refused;

    /// <summary>Whether a call may pass now.</summary>
    /// <param name="pid">Who calls.</param>
    /// <param name="isReported">Whether a refusal is worth a line in the log.</param>
    internal bool Check(int pid, out bool isReported)
    {
        isReported = false;
        if (_options.MessageRate <= 0)
        {
            return true;
        }

        lock (_gate)
        {
            long now = _options.Adapter.NowMs;
            Caller caller = Find(pid, now);
            if (caller.Bucket.TryTake(now))
            {
                return true;
            }

            isReported = LogPace.IsDue(++caller.Refused);
            Refused++;
            return false;
        }
    }

    private Caller Find(int pid, long now)
    {
        for (int i = 0; i < _callers.Length; i++)
        {
            Caller? caller = _callers[i];
            if (caller == null)
            {
                break;
            }

            if (caller.Pid == pid)
            {
                return caller;
            }
        }

        if (_next == MaxCallers)
        {
            _next = 0;
        }
        else if (_next == _callers.Length)
        {
            Caller?[] grown = new Caller?[_next * 2];
            Array.Copy(_callers, grown, _next);
            _callers = grown;
        }

        Caller added = new Caller(pid, new TokenBucket(_options.MessageRate, _options.MessageBurst, now));
        _callers[_next++] = added;
        return added;
    }

    private sealed class Caller
    {
        internal Caller(int pid, TokenBucket bucket)
        {
            Pid = pid;
            Bucket = bucket;
        }

        internal readonly int Pid;

        internal readonly TokenBucket Bucket;

        internal int Refused;
    }
}
