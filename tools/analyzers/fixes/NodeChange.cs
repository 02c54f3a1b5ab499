using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Fixes;

/// <summary>A piece of code and what comes into its place.</summary>
/// <param name="old">The node to replace.</param>
/// <param name="new">The node that replaces it.</param>
public sealed class NodeChange(SyntaxNode old, SyntaxNode @new)
{
    /// <summary>The node to replace.</summary>
    public SyntaxNode Old { get; } = old;

    /// <summary>The node that replaces it.</summary>
    public SyntaxNode New { get; } = @new;
}
