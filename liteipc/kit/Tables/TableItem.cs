namespace LiteIpc.Kit;

/// <summary>Something that an <see cref="ItemTable"/> finds by two numbers.</summary>
internal abstract class TableItem
{
    internal readonly int First;
    internal readonly int Second;

    /// <summary>The next one in the same bucket.</summary>
    internal TableItem? Next;

    protected TableItem(int first, int second)
    {
        First = first;
        Second = second;
    }
}
