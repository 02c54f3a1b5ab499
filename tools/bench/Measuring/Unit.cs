namespace Samgr.Bench.Measuring;

/// <summary>The units of figures.</summary>
internal static class Unit
{
    internal const string Nanoseconds = "ns";
    internal const string Microseconds = "us";
    internal const string Milliseconds = "ms";
    internal const string Bytes = "B";
    internal const string PercentOfCore = "% core";
    internal const string Copies = "copies";
}
