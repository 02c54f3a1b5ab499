namespace Samgr;

/// <summary>The services of one process by name and by id. Not synchronised.</summary>
internal sealed class ServiceRegistry
{
    private readonly KeyedTable _byName = new KeyedTable();
    private readonly Vector _byId = new Vector();
    private readonly SamgrOptions _options;

    internal ServiceRegistry(SamgrOptions options)
    {
        _options = options;
    }

    internal int Size => _byId.Size;

    internal int Count => _byId.Num;

    internal bool IsFull => _byId.Num >= _options.MaxServices;

    internal ServiceEntry? Find(string? name) => string.IsNullOrEmpty(name) ? null : (ServiceEntry?)_byName.Find(name!);

    internal ServiceEntry? At(int id) => (ServiceEntry?)_byId.At(id);

    internal void Add(Service service)
    {
        int id = FreeId(_byId);
        ServiceEntry entry = new ServiceEntry(service, id);
        Place(_byId, id, entry);
        _byName.Set(entry.Name, entry);
    }

    internal void Remove(ServiceEntry entry)
    {
        _byName.Remove(entry.Name);
        _byId.Swap(entry.Identity.ServiceId, null);
    }

    /// <summary>The first hole, or the next place. An identity names its service itself, so an id may be used again.</summary>
    internal static int FreeId(Vector vector)
    {
        if (vector.Num == vector.Size)
        {
            return vector.Size;
        }

        int id = 0;
        while (vector.At(id) != null)
        {
            id++;
        }

        return id;
    }

    internal static void Place(Vector vector, int id, object element)
    {
        if (id == vector.Size)
        {
            vector.Add(element);
        }
        else
        {
            vector.Swap(id, element);
        }
    }
}
