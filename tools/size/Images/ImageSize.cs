namespace Samgr.Size.Images;

/// <summary>The size of a .pe file: the form in which a board keeps an assembly.</summary>
/// <param name="Name">The name of the assembly.</param>
/// <param name="Tables">Its header and its tables, in the order of the file; empty tables are left out.</param>
/// <param name="StaticFields">How many static fields it has that are not constants.</param>
public sealed record ImageSize(string Name, IReadOnlyList<TableSize> Tables, int StaticFields)
{
    private const int BaseHeapBytes = 136;
    private const int StaticFieldHeapBytes = 12;
    private const int Alignment = 4;

    /// <summary>The bytes of the whole file.</summary>
    public int Bytes => Tables.Sum(table => table.Bytes);

    /// <summary>The bytes of heap that the loaded assembly takes on a 32-bit board, its static fields among them.</summary>
    public int HeapBytes =>
        BaseHeapBytes
        + Loaded("AssemblyRef", 4) + Loaded("TypeRef", 4) + Loaded("FieldRef", 4) + Loaded("MethodRef", 4)
        + Loaded("TypeDef", 8) + Loaded("FieldDef", 2) + Loaded("MethodDef", 2)
        + (StaticFields * StaticFieldHeapBytes);

    private int Loaded(string table, int bytes)
    {
        int rows = Tables.FirstOrDefault(found => found.Name == table)?.Rows ?? 0;
        return ((rows * bytes) + Alignment - 1) / Alignment * Alignment;
    }
}
