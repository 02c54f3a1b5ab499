using LiteIpc;

namespace Samgr;

/// <summary>
/// Limits the calls of each process, so that one that floods does not use up the others' share, and of each user, so that being
/// many processes is no way around it.
/// </summary>
/// <remarks>
/// There are <see cref="MaxCallers"/> buckets for processes and as many for users. Beyond that there are no new ones: a caller
/// without a bucket takes over the fullest, at its level. A full bucket is as good as a new one, so a caller that rests loses nothing,
/// and however many callers come, no more calls pass than the buckets hold.
/// </remarks>
internal sealed class FlowControl
{
    internal const int MaxCallers = 64;

    /// <summary>The processes of a user may together make so many times the calls of one.</summary>
    internal const int UserShares = 4;

    private readonly object _gate = new object();
    private readonly SamgrOptions _options;
    private TokenBucket? _processes;
    private TokenBucket? _users;

    internal FlowControl(SamgrOptions options)
    {
        _options = options;
    }

    /// <summary>Calls refused so far.</summary>
    internal long Refused;

    /// <summary>Whether a call may pass now.</summary>
    /// <param name="pid">The process that calls.</param>
    /// <param name="uid">Its user.</param>
    /// <param name="isReported">Whether a refusal is worth a line in the log.</param>
    /// <returns>Null, or why not.</returns>
    internal string? Check(int pid, int uid, out bool isReported)
    {
        isReported = false;
        if (_options.MessageRate <= 0)
        {
            return null;
        }

        lock (_gate)
        {
            long now = _options.Adapter.NowMs;
            TokenBucket user = Find(ref _users, uid, UserShares, now);
            TokenBucket refusing = user;

            // The user first: a user that may not call must not use up the bucket of a process.
            if (user.Level >= TokenBucket.One)
            {
                refusing = Find(ref _processes, pid, 1, now);
                if (refusing.Take())
                {
                    // The last share of a user is for those of its processes that have used less than half of their own.
                    if ((refusing.Level * 2 >= refusing.Full || user.Level >= refusing.Full) && user.Take())
                    {
                        return null;
                    }

                    refusing = user;
                }
            }

            Refused++;
            isReported = LogPace.Count(ref refusing.Refused);
            return (refusing == user ? "uid " : "pid ") + refusing.Id + " calls more than " + refusing.Rate + " times a second";
        }
    }

    private TokenBucket Find(ref TokenBucket? first, int id, int shares, long now)
    {
        TokenBucket? fullest = null;
        int count = 0;
        for (TokenBucket? bucket = first; bucket != null; bucket = bucket.Next)
        {
            bucket.Fill(now);
            if (bucket.Id == id)
            {
                return bucket;
            }

            if (fullest == null || bucket.Level > fullest.Level)
            {
                fullest = bucket;
            }

            count++;
        }

        if (count < MaxCallers)
        {
            fullest = new TokenBucket(shares, _options.MessageRate, _options.MessageBurst, now);
            fullest.Next = first;
            first = fullest;
        }

        fullest!.Id = id;
        return fullest;
    }
}
