namespace Samgr.NanoGate.Rules;

/// <summary>One rule of the gate; RULES.md holds a section for each.</summary>
/// <param name="Id">The number, NANO and four digits.</param>
/// <param name="Title">The thing that is refused, in one line.</param>
/// <param name="Fix">The replacement to write.</param>
public sealed record Rule(string Id, string Title, string Fix);
