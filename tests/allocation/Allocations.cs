namespace Samgr.Tests.Allocation;

/// <summary>What messages allocate.</summary>
internal static class Allocations
{
    /// <summary>Messages in a round.</summary>
    private const int Messages = 200;

    /// <summary>Rounds that are tried at most.</summary>
    private const int Rounds = 100;

    /// <summary>
    /// Bytes that 200 messages allocate: the least of many rounds. What each message or every other one allocates is in all of them; a
    /// call that the machine kept from its answer for 20 ms, whose caller then looks for the reason, is not.
    /// </summary>
    /// <param name="message">Sends a message, from the calling thread.</param>
    /// <param name="elsewhere">What another thread has allocated so far, as it says in each message; null when nobody is asked.</param>
    public static long OfMessages(Action message, Func<long>? elsewhere = null)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            message();
            long before = Total(elsewhere);
            for (int i = 0; i < Messages; i++)
            {
                message();
            }

            least = Math.Min(least, Total(elsewhere) - before);
        }

        return least;
    }

    private static long Total(Func<long>? elsewhere) => GC.GetAllocatedBytesForCurrentThread() + (elsewhere?.Invoke() ?? 0);
}
