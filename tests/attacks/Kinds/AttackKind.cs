using System.Globalization;
using System.Text.RegularExpressions;
using Samgr.Attacks.Modules;
using Samgr.Emulator;

namespace Samgr.Attacks.Tests;

/// <summary>A kind of attack, and how a test knows that it took place.</summary>
/// <param name="Name">Its name, as <see cref="Modules.Attacks"/> has it.</param>
/// <param name="Evidence">What the attacker has counted, of each at least one: what it did, and what came of it.</param>
public sealed record AttackKind(string Name, params string[] Evidence)
{
    private const string Own = @"^pid 20 mallory .*";

    /// <summary>The same where the processes have channels.</summary>
    public string[] OnChannels { get; init; } = [];

    /// <summary>The same where they have none.</summary>
    public string[] OnSockets { get; init; } = [];

    /// <summary>A number in the dump that grows with it; null for none.</summary>
    public string? InDump { get; init; }

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<AttackKind> All { get; } =
    [
        new("descriptors", "messages with descriptors", "results EC_NOMEMORY", "frames with stray descriptors", "starts"),
        new("self-calls", "calls to itself", "results EC_NOSPACE", "messages received") { InDump = @"^  calls \d+/\d+, refused (\d+)" },
        new("call-floods", "calls", "messages received", "refusals EC_FLOWCTRL"),
        new("milestones", "milestones", "requests to init") { InDump = Own + @", (\d+) milestones ignored" },
        new("log", "log frames", "bytes printed") { InDump = @"^log: .*pid 20: (\d+)" },
        new("control-lines", "orders", "lines without end", Counted.Refused, Counted.Accomplices),
        new("half-frames", "frames taken byte by byte", "results EC_SUCCESS", "frames left half-way", Counted.Closed, "starts"),
        new("silent-connections", "silent connections", Counted.Closed, Counted.Accomplices),
        new("tokens-of-others", "greetings", Counted.Closed, "second greetings", "starts"),
        new("handles-of-others", "claims", "results EC_PERMISSION") { InDump = Own + @", (\d+) refusals" },
        new("child-loops", "requests for children", "children started", "children ended", "programs", "results 16010006"),
        new("channel-scribbling", "messages with garbage", "starts")
        {
            OnChannels = ["words scribbled", "channels opened", "channels of its callers", "channels ended by the other end"],
            OnSockets = ["results EC_NOSPACE", "results EC_PERMISSION"],
        },
        new("lingering-sockets", "lingering sockets", "results EC_SUCCESS"),
        new("deaths", "deaths", "starts"),
        new("forged-waiting", "forged waits", "reports of waits", "questions answered with lies"),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(kind => kind.Name)];

    /// <summary>The kind of a name.</summary>
    public static AttackKind Of(string name) => All.Single(kind => kind.Name == name);

    /// <summary>What the attacker has to have counted.</summary>
    public IEnumerable<string> EvidenceOn(Transport transport)
        => [.. Evidence, .. transport == Transport.Channel ? OnChannels : OnSockets];

    /// <summary>The number in a dump that grows with it; 0 when there is none.</summary>
    public long ReadDump(string dump)
        => InDump != null && Regex.Match(dump, InDump, RegexOptions.Multiline) is { Success: true } match
            ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;
}
