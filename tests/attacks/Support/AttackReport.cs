using System.Globalization;
using Samgr.Emulator;

namespace Samgr.Attacks.Tests;

/// <summary>What came of one kind of attack.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Transport">How the messages travelled.</param>
/// <param name="Counts">What the attacker counted.</param>
/// <param name="Dumped">How much the number in the dump grew that says how far it went.</param>
/// <param name="Honest">What came of the calls of the honest processes meanwhile.</param>
/// <param name="Ending">The same while the attacker was ended.</param>
/// <param name="Ps">The operator's questions for the processes.</param>
/// <param name="Dump">Those for the dump.</param>
/// <param name="Call">The operator's calls.</param>
/// <param name="Before">The machine's process before.</param>
/// <param name="After">The same afterwards.</param>
/// <param name="Log">The end of the machine's log.</param>
public sealed record AttackReport(
    AttackKind Kind,
    Transport Transport,
    IReadOnlyDictionary<string, long> Counts,
    long Dumped,
    HonestReport Honest,
    HonestReport Ending,
    Watch Ps,
    Watch Dump,
    Watch Call,
    MachineSize Before,
    MachineSize After,
    string Log)
{
    /// <summary>What the attacker counted, in a line.</summary>
    public string Counted => string.Join(", ", Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"));

    /// <summary>The figures, as a row of a table.</summary>
    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Kind.Name} | {Transport.ToString().ToLowerInvariant()} | {Counts.GetValueOrDefault(Kind.Evidence[0])} {Kind.Evidence[0]} | {Honest.Calls + Ending.Calls} | {Honest.Wrong + Ending.Wrong} | {Honest.Late + Ending.Late} | {Math.Max(Honest.SlowestMs, Ending.SlowestMs)} | {Ps.SlowestMs} / {Dump.SlowestMs} / {Call.SlowestMs} | {Before.Descriptors} / {After.Descriptors} | {Before.Threads} / {After.Threads} | {Before.PrivateKilobytes / 1024} / {After.PrivateKilobytes / 1024} | {Before.HeapKilobytes} / {After.HeapKilobytes} |");

    /// <summary>Checks that the attack took place, and that nobody was harmed.</summary>
    public void Check()
    {
        foreach (string what in Kind.EvidenceOn(Transport))
        {
            Assert.True(Counts.GetValueOrDefault(what) > (what == "starts" ? 1 : 0), $"there are no '{what}' among: {Counted}; the log:\n{Log}");
        }

        Assert.True(Kind.InDump == null || Dumped > 0, $"the dump tells nothing of it: {Counted}");
        Assert.False(Counts.ContainsKey(Modules.Counted.LetIn), $"the attacker was let in: {Counted}");
        foreach (HonestReport report in new[] { Honest, Ending })
        {
            Assert.True(report.Calls > 0, "the honest processes made no calls");
            Assert.True(report.Trouble.Length == 0, $"{report.Wrong} of {report.Calls} calls were wrong and {report.Late} late, first: {report.Trouble}; {Counted}; the log:\n{Log}");
            Assert.Equal((0, 0, 0), (report.Wrong, report.Late, report.LateOfAttacker));
        }

        foreach ((string what, Watch watch) in new[] { ("ps", Ps), ("dump", Dump), ("call", Call) })
        {
            Assert.True(watch.Count > 0, $"no {what} was answered");
            Assert.True(watch.Trouble == null, $"{what}, {watch.Late} of {watch.Count} late: {watch.Trouble}; {Counted}; the log:\n{Log}");
        }
    }
}
