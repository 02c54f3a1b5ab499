using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Fixes;

/// <summary>A piece of code and what comes into its place.</summary>
/// <param name="old">What is replaced.</param>
/// <param name="new">What comes there.</param>
public sealed class NodeChange(SyntaxNode old, SyntaxNode @new)
{
    /// <summary>What is replaced.</summary>
    public SyntaxNode Old { get; } = old;

    /// <summary>What comes there.</summary>
    public SyntaxNode New { get; } = @new;
}
