using LiteIpc;

namespace Samgr.Emulator;

/// <summary>The bound on the work of one run of a process that waits at init: a few requests, and each of its states once.</summary>
/// <remarks>Entered by the connection's thread, left by init's.</remarks>
internal sealed class InitShare(Supervisor init)
{
    /// <summary>Requests that wait at most.</summary>
    internal const int MaxRequests = 16;

    private const int MaxStates = 8;

    private int _requests;
    private int _states;
    private int _refusals;

    /// <summary>Requests and states that were refused as there were too many.</summary>
    internal int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Passes a request on.</summary>
    /// <param name="request">The request, which gets the way to answer it; it answers once.</param>
    /// <param name="answered">Gets the answer; EC_NOSPACE at once when too many wait.</param>
    internal void Ask(Action<Action<int>> request, Action<int> answered)
    {
        if (Interlocked.Increment(ref _requests) > MaxRequests)
        {
            Interlocked.Decrement(ref _requests);
            Interlocked.Increment(ref _refusals);
            answered(EC.NoSpace);
            return;
        }

        init.Post(() => request(result =>
        {
            Interlocked.Decrement(ref _requests);
            answered(result);
        }));
    }

    /// <summary>Whether one more state may be reported.</summary>
    internal bool TakeState()
    {
        if (Interlocked.Increment(ref _states) <= MaxStates)
        {
            return true;
        }

        Interlocked.Decrement(ref _states);
        Interlocked.Increment(ref _refusals);
        return false;
    }
}
