using Microsoft.CodeAnalysis;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>A construct of the language that a board refuses.</summary>
/// <param name="rule">The rule that it breaks.</param>
/// <param name="location">Its place in the source.</param>
/// <param name="text">Its first line.</param>
internal sealed class SyntaxFinding(Rule rule, Location location, string text)
{
    public Rule Rule { get; } = rule;

    public Location Location { get; } = location;

    public string Text { get; } = text;

    /// <summary>The line in the file, counted from zero.</summary>
    public int Line { get; } = location.GetLineSpan().StartLinePosition.Line;
}
