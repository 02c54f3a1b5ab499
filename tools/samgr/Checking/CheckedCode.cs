namespace Samgr.Tool.Checking;

/// <summary>Code that was checked.</summary>
/// <param name="Report">The result of the check.</param>
/// <param name="Assemblies">The assemblies as compiled for a board, each after those that it refers to.</param>
internal sealed record CheckedCode(CheckReport Report, IReadOnlyList<byte[]> Assemblies);
