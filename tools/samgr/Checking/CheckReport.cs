namespace Samgr.Tool.Checking;

/// <summary>What a check says.</summary>
/// <param name="Findings">What a board refuses; none means that the code is fit for one.</param>
/// <param name="NotChecked">The projects that could not be checked, as one that they refer to is refused.</param>
internal sealed record CheckReport(IReadOnlyList<CheckedFinding> Findings, IReadOnlyList<string> NotChecked);
