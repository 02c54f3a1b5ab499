using System.Globalization;
using LiteIpc.Link.Tests.Carriers;
using Samgr.Testing;

namespace LiteIpc.Link.Tests.Relays;

/// <summary>
/// 64 calls outstanding through a relay that delays, cuts, loses and reorders: each ends within its time as answered or with a code, none is run twice or after
/// its time. <c>SAMGR_LINK_CALLS=100000 dotnet test tests/link --filter Relays</c> is the long run.
/// </summary>
public sealed class RelayTests
{
    private const string CountVariable = "SAMGR_LINK_CALLS";
    private const string SeedVariable = "SAMGR_LINK_SEED";

    private static int Count => Number(CountVariable) ?? 3000;

    [Fact]
    public void Calls_over_TLS_end_within_their_time_whatever_the_network_does() => Stream(LinkSecurity.Tls);

    [Fact]
    public void Calls_with_tags_end_within_their_time_whatever_the_network_does() => Stream(LinkSecurity.Tagged);

    [Fact]
    public void Calls_over_a_serial_line_end_within_their_time_whatever_the_line_does()
    {
        int seed = Number(SeedVariable) ?? Random.Shared.Next();
        SerialLine? line = null;
        RelayedCalls calls = new(Count, () => line!.NowMs, SerialLine.TickMs);
        line = new SerialLine(seed, 0) { Faults = new Random(seed) };
        line.Two.Owner = new RelayHost(line.Two.PeerOf(line.One, "kitchen"), calls, false) { Loses = () => line.Again(line.Two, false) };
        line.One.Owner = new RelayHost(line.One.PeerOf(line.Two, "hall"), calls, true) { Loses = () => line.Again(line.One, true) };
        line.Two.Begin(false);
        line.One.Begin(true);
        line.CutAgainAndAgain();

        Assert.True(line.RunUntil(() => calls.Ended == Count, Count * 1000), $"seed {seed}: {calls.Ended} of {Count} calls have ended");

        Judge(calls, seed);
    }

    private static void Stream(int security)
    {
        int seed = Number(SeedVariable) ?? Random.Shared.Next();
        RelayedCalls calls = new(Count, () => Patience.GrantedMs, 1000);
        using (new RelayedConnections(security, seed, calls))
        {
            for (int ended = 0; ended < Count; ended = calls.Ended)
            {
                Patience.Until(() => calls.Ended > ended, () => $"more than {ended} of {Count} calls end; seed {seed}");
            }
        }

        Judge(calls, seed);
    }

    private static void Judge(RelayedCalls calls, int seed)
    {
        TestContext.Current.SendDiagnosticMessage($"{Count} calls, {calls.Answered} of them answered, {calls.Lost} links lost");
        Assert.True(calls.Faults.Count == 0, $"seed {seed} ({SeedVariable}): {string.Join('\n', calls.Faults.Take(20))}");
        Assert.Equal(Count, calls.Ended);
        Assert.True(2 * calls.Answered >= Count, $"seed {seed}: {calls.Answered} of {Count} calls were answered");
    }

    private static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : null;
}
