namespace Samgr.Tool.Checking;

/// <summary>The result of a check.</summary>
/// <param name="Findings">The code that a board refuses. Empty when the code is fit for one.</param>
/// <param name="NotChecked">The projects that could not be checked, as one that they refer to is refused.</param>
internal sealed record CheckReport(IReadOnlyList<CheckedFinding> Findings, IReadOnlyList<string> NotChecked);
