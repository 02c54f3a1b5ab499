namespace Samgr;

/// <summary>The inner state of a process at the moment of the snapshot. It belongs to the caller, and nothing changes it any more.</summary>
/// <remarks>Made by <see cref="SamgrDump.TakeSnapshot(SamgrLite)"/>. Each service is read at one moment; between two of them others may have been served.</remarks>
public sealed class ProcessSnapshot
{
    /// <summary>The name of the process.</summary>
    public string Name = string.Empty;

    /// <summary>The handle that samgr gave it; -1 until then.</summary>
    public int Handle = -1;

    /// <summary>Calls that flow control has refused since the process began.</summary>
    public long Throttled;

    /// <summary>Its services, in the order of their numbers.</summary>
    public ServiceSnapshot[] Services = new ServiceSnapshot[0];

    /// <summary>Its tasks.</summary>
    public TaskSnapshot[] Tasks = new TaskSnapshot[0];

    /// <summary>The proxies in its client vector.</summary>
    public ClientInfo[] Clients = new ClientInfo[0];

    /// <summary>The services and features that samgr knows, where it is hosted here; empty elsewhere.</summary>
    public AbilitySnapshot[] Samgr = new AbilitySnapshot[0];

    /// <summary>The tables of samgr, where it is hosted here; null elsewhere.</summary>
    public ServerSnapshot? Server;

    /// <summary>The limits in force.</summary>
    public SamgrOptions Limits = new SamgrOptions();

    /// <summary>A service by its name; null when the process has none of that name.</summary>
    public ServiceSnapshot? Find(string service)
    {
        for (int i = 0; i < Services.Length; i++)
        {
            if (Services[i].Name == service)
            {
                return Services[i];
            }
        }

        return null;
    }
}
