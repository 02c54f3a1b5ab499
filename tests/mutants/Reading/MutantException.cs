namespace Samgr.Mutants.Reading;

/// <summary>Mutants that cannot be read, or cannot be tried.</summary>
internal sealed class MutantException(string message) : Exception(message);
