namespace LiteIpc;

/// <summary>Keeps a fault that repeats itself from flooding the log.</summary>
public static class LogPace
{
    /// <summary>Whether the fault is to be logged: the 1st, 2nd, 4th, 8th ... time.</summary>
    /// <param name="count">How often it has happened, this time included.</param>
    public static bool IsDue(int count) => (count & (count - 1)) == 0;
}
