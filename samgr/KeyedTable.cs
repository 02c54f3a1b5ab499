using System.Collections;

namespace Samgr;

/// <summary>
/// A hash table. For boards, whose Hashtable keeps a second copy of a value that
/// is replaced after another was removed, ignores an overridden Equals, and ends the CLR on a key whose hash is 0. Not
/// synchronised.
/// </summary>
public sealed class KeyedTable
{
    private const int FirstCapacity = 2;

    private int _count;
    private Entry?[] _buckets = new Entry?[FirstCapacity];

    /// <summary>Values in the table.</summary>
    public int Count => _count;

    /// <summary>The value of a key, or null.</summary>
    public object? Find(object key) => FindEntry(key)?.Value;

    /// <summary>Enters a value, or replaces the one that is there.</summary>
    public void Set(object key, object value)
    {
        Entry? entry = FindEntry(key);
        if (entry != null)
        {
            entry.Value = value;
            return;
        }

        if (Count == _buckets.Length)
        {
            Grow();
        }

        int bucket = BucketOf(key, _buckets.Length);
        _buckets[bucket] = new Entry(key, value, _buckets[bucket]);
        _count++;
    }

    /// <summary>Takes a value out.</summary>
    /// <returns>The value, or null.</returns>
    public object? Remove(object key)
    {
        int bucket = BucketOf(key, _buckets.Length);
        Entry? previous = null;
        for (Entry? entry = _buckets[bucket]; entry != null; entry = entry.Next)
        {
            if (!entry.Key.Equals(key))
            {
                previous = entry;
                continue;
            }

            if (previous == null)
            {
                _buckets[bucket] = entry.Next;
            }
            else
            {
                previous.Next = entry.Next;
            }

            _count--;
            return entry.Value;
        }

        return null;
    }

    /// <summary>All keys, in no particular order.</summary>
    public ArrayList Keys() => Collect(true);

    /// <summary>All values, in no particular order.</summary>
    public ArrayList Values() => Collect(false);

    private static int BucketOf(object key, int buckets) => (key.GetHashCode() & 0x7FFFFFFF) % buckets;

    private ArrayList Collect(bool keys)
    {
        ArrayList collected = new ArrayList();
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            for (Entry? entry = _buckets[bucket]; entry != null; entry = entry.Next)
            {
                collected.Add(keys ? entry.Key : entry.Value);
            }
        }

        return collected;
    }

    private Entry? FindEntry(object key)
    {
        Entry? entry = _buckets[BucketOf(key, _buckets.Length)];
        while (entry != null && !entry.Key.Equals(key))
        {
            entry = entry.Next;
        }

        return entry;
    }

    private void Grow()
    {
        Entry?[] grown = new Entry?[_buckets.Length * 2];
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            Entry? entry = _buckets[bucket];
            while (entry != null)
            {
                Entry? next = entry.Next;
                int target = BucketOf(entry.Key, grown.Length);
                entry.Next = grown[target];
                grown[target] = entry;
                entry = next;
            }
        }

        _buckets = grown;
    }

    private sealed class Entry
    {
        internal Entry(object key, object value, Entry? next)
        {
            Key = key;
            Value = value;
            Next = next;
        }

        internal readonly object Key;

        internal object Value;

        internal Entry? Next;
    }
}
