using Samgr.NanoGate.Rules;

namespace Samgr.Tool.Checking;

/// <summary>One place that a board refuses.</summary>
/// <param name="File">The source file, or the assembly when no source is known.</param>
/// <param name="Line">The line, counted from one; 0 when it is not known.</param>
/// <param name="Column">The column, counted from one; 0 when it is not known.</param>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Message">The text found, why it is refused and its replacement.</param>
internal sealed record CheckedFinding(string File, int Line, int Column, string Rule, string Message)
{
    /// <summary>Takes a finding of the gate.</summary>
    public static CheckedFinding From(Finding finding) => new(
        Shorten(finding.File),
        finding.Line,
        finding.Column,
        finding.Rule.Id,
        $"{finding.Subject}: {finding.Rule.Title}; {finding.Rule.Fix}");

    /// <summary>The finding as compilers write theirs.</summary>
    public override string ToString() => $"{File}({Line},{Column}): error {Rule}: {Message}";

    /// <summary>Names a file from the current folder when it is in there.</summary>
    public static string Shorten(string file)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
