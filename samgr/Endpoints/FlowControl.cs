using LiteIpc;

namespace Samgr;

/// <summary>
/// A token bucket for each calling process, so that one that floods does not use up the others' share.
/// </summary>
internal sealed class FlowControl
{
    private const int MaxCallers = 64;

    private readonly SamgrOptions _options;
    private readonly Caller?[] _callers = new Caller?[MaxCallers];
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

        lock (_callers)
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
        for (int i = 0; i < MaxCallers; i++)
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

        Caller added = new Caller(pid, new TokenBucket(_options.MessageRate, _options.MessageBurst, now));
        _callers[_next] = added;
        _next = (_next + 1) % MaxCallers;
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
