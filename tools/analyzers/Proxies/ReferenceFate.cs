using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Proxies;

/// <summary>The fate of a reference: the variable that holds it, and whether it is released.</summary>
/// <param name="variable">The variable that holds it first, if one does.</param>
/// <param name="isGivenOn">Whether it is released, or reaches code that may release it.</param>
internal sealed class ReferenceFate(ILocalSymbol? variable, bool isGivenOn)
{
    public ILocalSymbol? Variable { get; } = variable;

    public bool IsGivenOn { get; } = isGivenOn;
}
