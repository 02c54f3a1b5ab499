namespace Samgr.Size.Images;

/// <summary>The size of a .pe file: the form in which a board keeps an assembly.</summary>
/// <param name="Name">The name of the assembly.</param>
/// <param name="Tables">Its header and its tables, in the order of the file; empty tables are left out.</param>
public sealed record ImageSize(string Name, IReadOnlyList<TableSize> Tables)
{
    /// <summary>The bytes of the whole file.</summary>
    public int Bytes => Tables.Sum(table => table.Bytes);
}
