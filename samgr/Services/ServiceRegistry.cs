namespace Samgr;

/// <summary>The services of one process by name and by id. Guarded by its gate, which those who use it take.</summary>
internal sealed class ServiceRegistry
{
    internal readonly object Gate = new object();

    private readonly KeyedTable _byName = new KeyedTable();
    private readonly Vector _byId = new Vector();

    internal int Size => _byId.Size;

    internal int Count => _byId.Num;

    internal ServiceEntry? Find(string? name) => string.IsNullOrEmpty(name) ? null : (ServiceEntry?)_byName.Find(name!);

    internal ServiceEntry? At(int id) => (ServiceEntry?)_byId.At(id);

    internal void Add(ServiceEntry entry)
    {
        // An identity names its service itself, so an id may be used again.
        entry.Identity = new Identity(entry, null, _byId.Fill(entry), Identity.InvalidId);
        _byName.Set(entry.Name, entry);
    }

    internal void Remove(ServiceEntry entry)
    {
        _byName.Remove(entry.Name);
        _byId.Swap(entry.Identity.ServiceId, null);
    }
}
