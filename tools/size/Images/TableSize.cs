namespace Samgr.Size.Images;

/// <summary>One table of a .pe file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many entries it has; for code, how many methods have any.</param>
/// <param name="Bytes">Its bytes in the file, with the padding that aligns the next table.</param>
public sealed record TableSize(string Name, int Rows, int Bytes);
