using System.Collections;

namespace Samgr;

/// <summary>Values by service and feature, found in one step whatever their number. Not synchronised.</summary>
internal sealed class SaNameTable
{
    private readonly KeyedTable _services = new KeyedTable();

    internal int Count;

    internal object? Find(string service, string? feature) => FindEntry(service, feature)?.Value;

    /// <summary>The value of any feature of a service.</summary>
    internal object? FindAny(string service) => ((Entry?)_services.Find(service))?.Value;

    /// <summary>Enters a value, or replaces the one that is there.</summary>
    internal void Set(string service, string? feature, object value)
    {
        Entry? entry = FindEntry(service, feature);
        if (entry != null)
        {
            entry.Value = value;
            return;
        }

        _services.Set(service, new Entry(feature, value, (Entry?)_services.Find(service)));
        Count++;
    }

    internal object? Remove(string service, string? feature)
    {
        Entry? previous = null;
        for (Entry? entry = (Entry?)_services.Find(service); entry != null; entry = entry.Next)
        {
            if (entry.Feature != feature)
            {
                previous = entry;
                continue;
            }

            if (previous != null)
            {
                previous.Next = entry.Next;
            }
            else if (entry.Next != null)
            {
                _services.Set(service, entry.Next);
            }
            else
            {
                _services.Remove(service);
            }

            Count--;
            return entry.Value;
        }

        return null;
    }

    /// <summary>All values, in no particular order.</summary>
    internal ArrayList Values()
    {
        ArrayList values = new ArrayList();
        ArrayList chains = _services.Values();
        for (int i = 0; i < chains.Count; i++)
        {
            for (Entry? entry = (Entry?)chains[i]; entry != null; entry = entry.Next)
            {
                values.Add(entry.Value);
            }
        }

        return values;
    }

    private Entry? FindEntry(string service, string? feature)
    {
        for (Entry? entry = (Entry?)_services.Find(service); entry != null; entry = entry.Next)
        {
            if (entry.Feature == feature)
            {
                return entry;
            }
        }

        return null;
    }

    private sealed class Entry
    {
        internal Entry(string? feature, object value, Entry? next)
        {
            Feature = feature;
            Value = value;
            Next = next;
        }

        internal readonly string? Feature;

        internal object Value;

        internal Entry? Next;
    }
}
