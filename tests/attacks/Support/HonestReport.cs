namespace Samgr.Attacks.Tests;

/// <summary>What came of the calls of the honest processes.</summary>
/// <param name="Calls">Calls to honest services.</param>
/// <param name="Wrong">Those whose answer was wrong, or was none.</param>
/// <param name="Late">Those that took longer than they may.</param>
/// <param name="SlowestMs">Milliseconds of the slowest one.</param>
/// <param name="CallsOfAttacker">Calls to the attacker.</param>
/// <param name="LateOfAttacker">Those that took longer than the time of a call.</param>
/// <param name="Trouble">What was wrong first; empty when nothing was.</param>
public sealed record HonestReport(int Calls, int Wrong, int Late, int SlowestMs, int CallsOfAttacker, int LateOfAttacker, string Trouble)
{
    /// <summary>That of several processes.</summary>
    public static HonestReport operator +(HonestReport left, HonestReport right) => new(
        left.Calls + right.Calls,
        left.Wrong + right.Wrong,
        left.Late + right.Late,
        Math.Max(left.SlowestMs, right.SlowestMs),
        left.CallsOfAttacker + right.CallsOfAttacker,
        left.LateOfAttacker + right.LateOfAttacker,
        left.Trouble.Length > 0 ? left.Trouble : right.Trouble);
}
