namespace Samgr.Emulator.Scenarios;

/// <summary>Whom a policy rule is for: one uid, a range of uids, or a bundle, of this device; or users of another device, all of them where none is named.</summary>
public sealed record PolicySubject
{
    /// <summary>The uid, of a fixed subject and of a bundle.</summary>
    public int? Uid { get; init => field = Checked(value, "PolicySubject.Uid"); }

    /// <summary>The first uid of a range.</summary>
    public int? From { get; init => field = Checked(value, "PolicySubject.From"); }

    /// <summary>The last uid of a range.</summary>
    public int? To { get; init => field = Checked(value, "PolicySubject.To"); }

    /// <summary>The name of the bundle, which runs as <see cref="Uid"/>.</summary>
    public string? Bundle { get; init; }

    /// <summary>The device whose users it is for, by its name here; null is this one.</summary>
    public string? Device { get; init; }

    /// <summary>Which of the four it is.</summary>
    public PolicySubjectKind Kind =>
        Device is not null ? PolicySubjectKind.Device
        : Bundle is not null ? PolicySubjectKind.Bundle
        : From is not null ? PolicySubjectKind.Range
        : PolicySubjectKind.Fixed;

    /// <summary>The subject as a scenario file writes it.</summary>
    public override string ToString() => Kind switch
    {
        PolicySubjectKind.Device when From is not null => $$"""{ "device": "{{Device}}", "from": {{From}}, "to": {{To}} }""",
        PolicySubjectKind.Device when Uid is not null => $$"""{ "device": "{{Device}}", "uid": {{Uid}} }""",
        PolicySubjectKind.Device => $$"""{ "device": "{{Device}}" }""",
        PolicySubjectKind.Bundle => $$"""{ "bundle": "{{Bundle}}", "uid": {{Uid}} }""",
        PolicySubjectKind.Range => $$"""{ "from": {{From}}, "to": {{To}} }""",
        _ => $$"""{ "uid": {{Uid}} }""",
    };

    private static int? Checked(int? value, string option) => value is int uid ? ScenarioRanges.User.Check(uid, option) : null;
}
