namespace Samgr.Bench.Crowds;

/// <summary>The functions of the services of a crowd.</summary>
internal static class CrowdFunction
{
    /// <summary>Server: (int32) -> (int32): the number and one.</summary>
    internal const int Next = 1;

    /// <summary>Client: (int32 processes, int32 services, int32 calls): begins to call them in turn, and returns at once.</summary>
    internal const int Begin = 2;

    /// <summary>
    /// Client: () -> (int32 right, int32 wrong, int32 refused, f64 milliseconds of the slowest): how the calls went;
    /// <see cref="LiteIpc.EC.Timeout"/> as long as they go on.
    /// </summary>
    internal const int End = 3;
}
