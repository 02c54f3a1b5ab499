namespace Samgr.NanoGate.Rules;

/// <summary>One place the gate refuses.</summary>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Subject">The type, member or text found.</param>
/// <param name="File">The source file, or the assembly when no source is known.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Column">The column, counted from one.</param>
public sealed record Finding(Rule Rule, string Subject, string File, int Line, int Column)
{
    /// <summary>Whether the line is the very place; otherwise it is the nearest line known, or none.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>The finding as a compiler error that build tools understand.</summary>
    /// <returns>File, position, number, rule and fix.</returns>
    public override string ToString() =>
        $"{File}({Line},{Column}): error {Rule.Id}: {Subject}: {Rule.Title}; {Rule.Fix} "
        + $"(see {RulePages.Of(RulePages.Device, Rule.Id)})";
}
