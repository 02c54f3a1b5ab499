namespace Samgr.Desktop;

/// <summary>Which service a piece of code belongs to, as a report of a crash says it.</summary>
public static class ServiceCode
{
    /// <summary>Finds the service whose own class, or whose interface's class, a type is or lies in.</summary>
    /// <param name="type">The type that the code stands in.</param>
    /// <param name="processes">The processes whose services may be meant.</param>
    /// <returns>
    /// The name of the service; otherwise that of the one service whose class stands in the same assembly; null when there is none, or more than
    /// one. Any thread may ask, at any time after a process was made.
    /// </returns>
    public static string? OwnerOf(Type type, IEnumerable<SamgrLite> processes)
    {
        while (type.DeclaringType != null)
        {
            type = type.DeclaringType;
        }

        List<string> near = [];
        foreach (RegisteredService entry in processes.SelectMany(EntriesOf))
        {
            if (type.IsInstanceOfType(entry.Service) || type.IsInstanceOfType(entry.Api))
            {
                return entry.Name;
            }

            if (entry.Service.GetType().Assembly == type.Assembly || entry.Api?.GetType().Assembly == type.Assembly)
            {
                near.Add(entry.Name);
            }
        }

        return near.Count == 1 ? near[0] : null;
    }

    private static IEnumerable<RegisteredService> EntriesOf(SamgrLite samgr)
    {
        for (int id = 0; id < samgr.Services.Size; id++)
        {
            if (samgr.Services.At(id) is RegisteredService entry)
            {
                yield return entry;
            }
        }
    }
}
