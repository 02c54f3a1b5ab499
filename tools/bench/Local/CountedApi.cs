namespace Samgr.Bench.Local;

/// <summary>An interface that can do nothing but be counted.</summary>
internal sealed class CountedApi : UnknownObject;
