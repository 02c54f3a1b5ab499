using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate;

/// <summary>The gate's verdict on some device code.</summary>
/// <param name="Findings">The findings; none means that the gate is open.</param>
/// <param name="Image">The assembly, or null when the sources do not compile.</param>
/// <param name="Symbols">The portable symbols of the assembly, or null.</param>
public sealed record GateResult(IReadOnlyList<Finding> Findings, byte[]? Image, byte[]? Symbols);
