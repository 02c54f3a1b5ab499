using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>What a compile for a board gave.</summary>
/// <param name="Findings">What the sources and the compiler refuse.</param>
/// <param name="Image">The assembly, or null when it does not compile.</param>
/// <param name="Symbols">The portable symbols of the assembly, or null.</param>
internal sealed record CompiledSources(IReadOnlyList<Finding> Findings, byte[]? Image, byte[]? Symbols);
