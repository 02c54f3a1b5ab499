namespace Samgr.Bench.Machines;

/// <summary>The functions of the services that the machine of the measurements consists of.</summary>
internal static class BenchFunction
{
    /// <summary>Echo: (64 bytes) -> (64 bytes).</summary>
    internal const int Echo = 1;

    /// <summary>Echo: blocks for ever.</summary>
    internal const int Block = 2;

    /// <summary>Echo: () -> (object): the stub that returns what it is sent.</summary>
    internal const int Stub = 3;

    /// <summary>Echo: () -> (int64): bytes that the process has allocated so far.</summary>
    internal const int Allocated = 4;

    /// <summary>Watch: () -> (bool): whether the echo blocks.</summary>
    internal const int IsBlocked = 5;

    /// <summary>Caller: (int32 work, int32 milliseconds) -> (f64 p50, f64 p99), both in microseconds.</summary>
    internal const int Time = 6;

    /// <summary>Caller: (int32 work, int32 calls) -> (f64 bytes a call here, f64 bytes a call in the echo's process).</summary>
    internal const int Allocate = 7;

    /// <summary>Caller: () -> (int32 result, int64 timestamp): calls the function that blocks, and says when it had an answer.</summary>
    internal const int CallBlock = 8;

    /// <summary>Adder by hand: (int32, int32) -> (int32): their sum.</summary>
    internal const int Add = 9;
}
