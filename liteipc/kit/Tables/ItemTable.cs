namespace LiteIpc.Kit;

/// <summary>Finds items by two numbers at the cost of one array access. Its owner guards it.</summary>
internal sealed class ItemTable
{
    private const int FirstBuckets = 16;

    private TableItem?[] _buckets = new TableItem?[FirstBuckets];

    internal int Count;

    internal TableItem? Find(int first, int second)
    {
        TableItem? item = _buckets[BucketOf(first, second)];
        while (item != null && (item.Second != second || item.First != first))
        {
            item = item.Next;
        }

        return item;
    }

    internal void Add(TableItem item)
    {
        if (Count == _buckets.Length)
        {
            Grow();
        }

        Link(item);
        Count++;
    }

    internal void Remove(TableItem item)
    {
        int bucket = BucketOf(item.First, item.Second);
        TableItem? previous = _buckets[bucket];
        if (previous == item)
        {
            _buckets[bucket] = item.Next;
        }
        else
        {
            while (previous!.Next != item)
            {
                previous = previous.Next;
            }

            previous.Next = item.Next;
        }

        item.Next = null;
        Count--;
    }

    internal TableItem[] ToArray()
    {
        TableItem[] items = new TableItem[Count];
        int found = 0;
        for (int i = 0; i < _buckets.Length; i++)
        {
            for (TableItem? item = _buckets[i]; item != null; item = item.Next)
            {
                items[found++] = item;
            }
        }

        return items;
    }

    private int BucketOf(int first, int second) => ((first * 31) + second) & (_buckets.Length - 1);

    private void Link(TableItem item)
    {
        int bucket = BucketOf(item.First, item.Second);
        item.Next = _buckets[bucket];
        _buckets[bucket] = item;
    }

    private void Grow()
    {
        TableItem[] items = ToArray();
        _buckets = new TableItem?[_buckets.Length * 2];
        for (int i = 0; i < items.Length; i++)
        {
            Link(items[i]);
        }
    }
}
