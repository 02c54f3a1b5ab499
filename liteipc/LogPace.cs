namespace LiteIpc;

/// <summary>Keeps a fault that repeats itself from flooding the log.</summary>
public static class LogPace
{
    /// <summary>Whether the fault is to be logged: the 1st, 2nd, 4th, 8th ... time.</summary>
    /// <param name="count">Occurrences so far, this one included.</param>
    public static bool IsDue(int count) => (count & (count - 1)) == 0;

    /// <summary>Counts one more, up to <see cref="int.MaxValue"/>, where the count stays.</summary>
    /// <param name="count">Occurrences before this one; incremented.</param>
    /// <returns>Whether it is to be logged.</returns>
    public static bool Count(ref int count)
    {
        if (count < int.MaxValue)
        {
            count++;
        }

        return IsDue(count);
    }
}
