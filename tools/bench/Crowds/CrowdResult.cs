namespace Samgr.Bench.Crowds;

/// <summary>How the calls of a client ended.</summary>
internal readonly record struct CrowdResult(int Right, int Wrong, int Refused, double SlowestMs)
{
    internal CrowdResult And(CrowdResult other)
        => new(Right + other.Right, Wrong + other.Wrong, Refused + other.Refused, Math.Max(SlowestMs, other.SlowestMs));
}
