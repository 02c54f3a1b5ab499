using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>Reads the counters of a process. All that looks into one for a dump goes through here.</summary>
internal static class SnapshotReader
{
    internal static ProcessSnapshot Read(SamgrLite samgr)
    {
        SamgrServer? server = SamgrHost.ServerOf(samgr);
        return new ProcessSnapshot
        {
            Name = samgr.Options.Name,
            Handle = samgr.Handle,
            Throttled = samgr.Endpoint == null ? 0 : samgr.Endpoint.Flow.Refused,
            Services = ReadServices(samgr),
            Tasks = ReadTasks(samgr),
            Clients = ReadClients(samgr),
            Samgr = server == null ? new AbilitySnapshot[0] : ReadAbilities(server),
            Server = server == null ? null : ReadServer(server),
            Limits = samgr.Options,
        };
    }

    /// <summary>One service; null when there is none of that name.</summary>
    internal static ServiceSnapshot? ReadService(SamgrLite samgr, string name)
    {
        lock (samgr.Services.Gate)
        {
            ServiceEntry? entry = samgr.Services.Find(name);
            return entry == null ? null : Read(entry);
        }
    }

    internal static ClientInfo[] ReadClients(SamgrLite samgr)
    {
        ArrayList? proxies = samgr.Clients?.Proxies.All();
        ClientInfo[] clients = new ClientInfo[proxies == null ? 0 : proxies.Count];
        for (int i = 0; i < clients.Length; i++)
        {
            ClientProxy proxy = (ClientProxy)proxies![i]!;
            SvcIdentity target = proxy.Target;
            clients[i] = new ClientInfo
            {
                Service = proxy.Service,
                Feature = proxy.Feature,
                Handle = target.Handle,
                Token = target.Token,
                References = proxy.References,
            };
        }

        return clients;
    }

    private static ServiceSnapshot[] ReadServices(SamgrLite samgr)
    {
        ArrayList services = new ArrayList();
        lock (samgr.Services.Gate)
        {
            for (int id = 0; id < samgr.Services.Size; id++)
            {
                ServiceEntry? entry = samgr.Services.At(id);
                if (entry != null)
                {
                    services.Add(Read(entry));
                }
            }
        }

        return (ServiceSnapshot[])services.ToArray(typeof(ServiceSnapshot));
    }

    private static ServiceSnapshot Read(ServiceEntry entry)
    {
        TaskPool? pool = entry.Pool;
        return new ServiceSnapshot
        {
            Id = entry.Identity.ServiceId,
            Name = entry.Name,
            State = NameOf(entry.State),
            Fault = entry.Fault,
            Task = pool?.Name,
            Queued = pool == null ? 0 : pool.Queue.Requests,
            Capacity = pool == null ? 0 : pool.Queue.Capacity,
            Handled = entry.Handled,
            Failed = entry.Failures,
            Exceptions = entry.Exceptions,
            Dropped = entry.Dropped,
            Slow = entry.Slow,
            HasInterface = entry.Api != null,
            Features = ReadFeatures(entry),
        };
    }

    private static FeatureSnapshot[] ReadFeatures(ServiceEntry entry)
    {
        ArrayList features = new ArrayList();
        for (int id = 0; id < entry.Features.Size; id++)
        {
            RegistryEntry? feature = (RegistryEntry?)entry.Features.At(id);
            if (feature != null)
            {
                features.Add(new FeatureSnapshot { Id = id, Name = feature.Name, HasInterface = feature.Api != null });
            }
        }

        return (FeatureSnapshot[])features.ToArray(typeof(FeatureSnapshot));
    }

    private static TaskSnapshot[] ReadTasks(SamgrLite samgr)
    {
        TaskPool[] pools = samgr.Tasks.Pools;
        TaskSnapshot[] tasks = new TaskSnapshot[pools.Length];
        for (int i = 0; i < pools.Length; i++)
        {
            TaskPool pool = pools[i];
            tasks[i] = new TaskSnapshot
            {
                Name = pool.Name,
                Priority = pool.Priority,
                Services = pool.References,
                Queued = pool.Queue.Requests,
                Capacity = pool.Queue.Capacity,
            };
        }

        return tasks;
    }

    private static AbilitySnapshot[] ReadAbilities(SamgrServer server)
    {
        AbilityInfo[] known = server.List();
        AbilitySnapshot[] abilities = new AbilitySnapshot[known.Length];
        for (int i = 0; i < known.Length; i++)
        {
            AbilityInfo ability = known[i];
            abilities[i] = new AbilitySnapshot
            {
                Service = ability.Service,
                Feature = ability.Feature,
                Handle = ability.Handle,
                Token = ability.Token,
                Pid = ability.Pid,
            };
        }

        return abilities;
    }

    private static ServerSnapshot ReadServer(SamgrServer server)
    {
        int[] load = server.Load();
        return new ServerSnapshot
        {
            Abilities = load[0],
            AbilitiesRefused = load[1],
            Capabilities = load[2],
            CapabilitiesRefused = load[3],
            Waits = load[4],
            WaitsRefused = load[5],
            IsOpen = server.IsOpen,
        };
    }

    private static string NameOf(int state)
    {
        switch (state)
        {
            case ServiceState.Registered: return "registered";
            case ServiceState.Initializing: return "initializing";
            case ServiceState.Running: return "running";
            default: return "failed";
        }
    }
}
