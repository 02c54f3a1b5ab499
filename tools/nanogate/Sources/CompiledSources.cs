using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>The result of a compile for a board.</summary>
/// <param name="Findings">The refusals of the source rules and of the compiler.</param>
/// <param name="Image">The assembly, or null when it does not compile.</param>
/// <param name="Symbols">The portable symbols of the assembly, or null.</param>
internal sealed record CompiledSources(IReadOnlyList<Finding> Findings, byte[]? Image, byte[]? Symbols);
