using System.Collections;
using System.Text;
using LiteIpc;

namespace Samgr;

/// <summary>What is inside of a process, for those who look after it.</summary>
public static class SamgrDump
{
    /// <summary>The state of a process in words: its services, tasks, clients and limits, and samgr's table where it is hosted here.</summary>
    public static string Dump(this SamgrLite samgr)
    {
        StringBuilder text = new StringBuilder();
        text.Append("process ").Append(samgr.Options.Name).Append(" handle[").Append(samgr.Handle).Append("]\n");
        DumpServices(text, samgr);
        DumpTasks(text, samgr);
        DumpClients(text, samgr);
        text.Append((samgr.Options.Adapter as IProcessWatch)?.DumpWaits(samgr));
        DumpAbilities(text, samgr);
        DumpLimits(text, samgr);
        return text.ToString();
    }

    /// <summary>The state of one service of this process in words; null when it has no such service.</summary>
    public static string? DumpService(this SamgrLite samgr, string name)
    {
        lock (samgr.Services.Gate)
        {
            ServiceEntry? entry = samgr.Services.Find(name);
            if (entry == null)
            {
                return null;
            }

            StringBuilder text = new StringBuilder();
            Describe(text, entry);
            return text.ToString();
        }
    }

    /// <summary>The proxies in the process's client vector.</summary>
    public static ClientInfo[] ListClients(this SamgrLite samgr)
    {
        ArrayList? proxies = samgr.Clients?.Proxies.All();
        ClientInfo[] clients = new ClientInfo[proxies == null ? 0 : proxies.Count];
        for (int i = 0; i < clients.Length; i++)
        {
            ClientProxy proxy = (ClientProxy)proxies![i]!;
            SvcIdentity target = proxy.Target;
            clients[i] = new ClientInfo(new SaName(proxy.Service, proxy.Feature), target.Handle, target.Token, proxy.References);
        }

        return clients;
    }

    private static void DumpServices(StringBuilder text, SamgrLite samgr)
    {
        text.Append("services:\n");
        lock (samgr.Services.Gate)
        {
            for (int id = 0; id < samgr.Services.Size; id++)
            {
                ServiceEntry? entry = samgr.Services.At(id);
                if (entry != null)
                {
                    Describe(text, entry);
                }
            }
        }
    }

    private static void Describe(StringBuilder text, ServiceEntry entry)
    {
        text.Append("  [").Append(entry.Identity.ServiceId).Append("] ").Append(entry.Name).Append(": ").Append(NameOf(entry.State));
        if (entry.Pool != null)
        {
            text.Append(", task ").Append(entry.Pool.Name).Append(", queue ").Append(LoadOf(entry.Pool));
        }

        text.Append(", handled ").Append(entry.Handled)
            .Append(", failed ").Append(entry.Failures)
            .Append(", exceptions ").Append(entry.Exceptions)
            .Append(", dropped ").Append(entry.Dropped)
            .Append(", slow ").Append(entry.Slow)
            .Append(entry.Api == null ? "\n" : ", default interface\n");
        for (int id = 0; id < entry.Features.Size; id++)
        {
            RegistryEntry? feature = (RegistryEntry?)entry.Features.At(id);
            if (feature != null)
            {
                text.Append("      [").Append(id).Append("] ").Append(feature.Name).Append(feature.Api == null ? "\n" : ", interface\n");
            }
        }
    }

    private static string LoadOf(TaskPool pool) => pool.Queue.Requests + "/" + pool.Queue.Capacity;

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

    private static void DumpTasks(StringBuilder text, SamgrLite samgr)
    {
        text.Append("tasks:\n");
        TaskPool[] pools = samgr.Tasks.Pools;
        for (int i = 0; i < pools.Length; i++)
        {
            TaskPool pool = pools[i];
            text.Append("  ").Append(pool.Name)
                .Append(": priority ").Append(pool.Priority)
                .Append(", services ").Append(pool.References)
                .Append(", queue ").Append(LoadOf(pool)).Append("\n");
        }
    }

    private static void DumpClients(StringBuilder text, SamgrLite samgr)
    {
        text.Append("clients:\n");
        ClientInfo[] clients = samgr.ListClients();
        for (int i = 0; i < clients.Length; i++)
        {
            ClientInfo client = clients[i];
            text.Append("  ").Append(client.Name.At(client.Handle, client.Token))
                .Append(" references ").Append(client.References).Append("\n");
        }
    }

    private static void DumpAbilities(StringBuilder text, SamgrLite samgr)
    {
        SamgrServer? server = SamgrHost.ServerOf(samgr);
        if (server == null)
        {
            return;
        }

        AbilityInfo[] abilities = server.List();
        int[] load = server.Load();
        text.Append("samgr: ").Append(load[0]).Append("/").Append(samgr.Options.MaxAbilities).Append(" refused ").Append(load[1])
            .Append(", capabilities ").Append(load[2]).Append("/").Append(samgr.Options.MaxSystemCapabilities).Append(" refused ").Append(load[3])
            .Append(", waits ").Append(load[4]).Append(" refused ").Append(load[5])
            .Append(server.IsOpen ? ", no policy: everybody may provide and use everything\n" : ", by policy\n");
        for (int i = 0; i < abilities.Length; i++)
        {
            AbilityInfo ability = abilities[i];
            text.Append("  ").Append(ability.Name.At(ability.Handle, ability.Token))
                .Append(" pid[").Append(ability.Pid).Append("]\n");
        }
    }

    private static void DumpLimits(StringBuilder text, SamgrLite samgr)
    {
        text.Append("limits: name bytes ").Append(SaName.MaxLength)
            .Append(", services ").Append(samgr.Options.MaxServices)
            .Append(", features a service ").Append(samgr.Options.MaxFeatures)
            .Append(", shared queue ").Append(samgr.Options.SharedQueueSize)
            .Append(", slow message ms ").Append(samgr.Options.SlowMessageMs)
            .Append(", message pool bytes ").Append(samgr.Options.PoolSize)
            .Append(", call timeout ms ").Append(samgr.Options.CallTimeoutMs)
            .Append(", death callbacks a handle ").Append(samgr.Options.MaxDeathCallbacks)
            .Append(", reply bytes ").Append(samgr.Options.MaxReplySize)
            .Append(", calls a second ").Append(samgr.Options.MessageRate)
            .Append(", calls at once ").Append(samgr.Options.MessageBurst)
            .Append(", throttled ").Append(samgr.Endpoint == null ? 0 : samgr.Endpoint.Flow.Refused)
            .Append(", registration tries ").Append(samgr.Options.RegisterRetries)
            .Append(" every ms ").Append(samgr.Options.RegisterRetryMs)
            .Append(", abilities ").Append(samgr.Options.MaxAbilities)
            .Append(", policies an ability ").Append(samgr.Options.MaxPolicies)
            .Append(", waits a process ").Append(samgr.Options.MaxWaits)
            .Append(", capabilities ").Append(samgr.Options.MaxSystemCapabilities).Append("\n");
    }
}
