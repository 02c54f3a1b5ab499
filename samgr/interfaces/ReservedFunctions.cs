namespace Samgr;

/// <summary>
/// The functions that every generated stub serves itself. Each reply begins with an int32 0, as that of any function of a
/// generated stub does that has not failed.
/// </summary>
public static class ReservedFunctions
{
    /// <summary>The first id that an interface cannot use for its own functions; those begin at 1.</summary>
    public const int First = 0xFF00;

    /// <summary>() -> (int32 version): whether the service answers, and the version of its interface.</summary>
    public const int Ping = 0xFF00;

    /// <summary>
    /// (int32 from) -> (int32 length, string part): the description of the interface as JSON in ASCII, from a character on; as many
    /// characters as fit, so that a long one is read in parts.
    /// </summary>
    public const int Info = 0xFF01;

    /// <summary>
    /// () -> (int64 calls, int64 errors, int64 refused, int64 total, int64 longest): calls of its own functions so far, those that
    /// threw, those that were malformed or unknown, and how long all of them and the longest took, in milliseconds.
    /// </summary>
    public const int Stats = 0xFF02;
}
