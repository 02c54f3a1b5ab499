namespace Samgr.Size.Images;

/// <summary>One table of a .pe file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many entries it has; for code, how many methods have any.</param>
/// <param name="Bytes">What it takes in the file, with what aligns the table after it.</param>
public sealed record TableSize(string Name, int Rows, int Bytes);
