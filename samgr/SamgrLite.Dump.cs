using System.Text;

namespace Samgr;

public sealed partial class SamgrLite
{
    /// <summary>The state of this process in words: its services, tasks, clients and limits, and samgr's table where it is hosted here.</summary>
    public string Dump()
    {
        StringBuilder text = new StringBuilder();
        text.Append("process ").Append(Options.Name).Append(" handle[").Append(Handle).Append("]\n");
        DumpServices(text);
        DumpTasks(text);
        DumpClients(text);
        DumpAbilities(text);
        DumpLimits(text);
        return text.ToString();
    }

    /// <summary>The state of one service of this process in words; null when it has no such service.</summary>
    public string? DumpService(string name)
    {
        lock (_gate)
        {
            ServiceEntry? entry = _services.Find(name);
            if (entry == null)
            {
                return null;
            }

            StringBuilder text = new StringBuilder();
            Describe(text, entry);
            return text.ToString();
        }
    }

    private void DumpServices(StringBuilder text)
    {
        text.Append("services:\n");
        lock (_gate)
        {
            for (int id = 0; id < _services.Size; id++)
            {
                ServiceEntry? entry = _services.At(id);
                if (entry != null)
                {
                    Describe(text, entry);
                }
            }
        }
    }

    private static void Describe(StringBuilder text, ServiceEntry entry)
    {
        text.Append("  [").Append(entry.Identity.ServiceId).Append("] ").Append(entry.Name).Append(": ").Append(ServiceState.NameOf(entry.State));
        if (entry.Pool != null)
        {
            text.Append(", task ").Append(entry.Pool.Name).Append(", queue ").Append(entry.Pool.Queue.Load);
        }

        text.Append(", handled ").Append(entry.Handled)
            .Append(", failed ").Append(entry.Failures)
            .Append(", exceptions ").Append(entry.Exceptions)
            .Append(", dropped ").Append(entry.Dropped)
            .Append(", slow ").Append(entry.Slow)
            .Append(entry.Api == null ? "\n" : ", default interface\n");
        for (int id = 0; id < entry.Features.Size; id++)
        {
            FeatureEntry? feature = (FeatureEntry?)entry.Features.At(id);
            if (feature != null)
            {
                text.Append("      [").Append(id).Append("] ").Append(feature.Name).Append(feature.Api == null ? "\n" : ", interface\n");
            }
        }
    }

    private void DumpTasks(StringBuilder text)
    {
        text.Append("tasks:\n");
        TaskPool[] pools = _tasks.Pools;
        for (int i = 0; i < pools.Length; i++)
        {
            TaskPool pool = pools[i];
            text.Append("  ").Append(pool.Name)
                .Append(": priority ").Append(pool.Priority)
                .Append(", services ").Append(pool.References)
                .Append(", queue ").Append(pool.Queue.Load).Append("\n");
        }
    }

    private void DumpClients(StringBuilder text)
    {
        text.Append("clients:\n");
        ClientInfo[] clients = ListClients();
        for (int i = 0; i < clients.Length; i++)
        {
            ClientInfo client = clients[i];
            text.Append("  ").Append(client.Name.At(client.Handle, client.Token))
                .Append(" references ").Append(client.References).Append("\n");
        }
    }

    private void DumpAbilities(StringBuilder text)
    {
        if (_endpoint?.Server == null)
        {
            return;
        }

        AbilityInfo[] abilities = ListAbilities();
        text.Append("samgr: ").Append(abilities.Length).Append("/").Append(Options.MaxAbilities)
            .Append(_endpoint.Server.IsOpen ? ", no policy: everybody may provide and use everything\n" : ", by policy\n");
        for (int i = 0; i < abilities.Length; i++)
        {
            AbilityInfo ability = abilities[i];
            text.Append("  ").Append(ability.Name.At(ability.Handle, ability.Token))
                .Append(" pid[").Append(ability.Pid).Append("]\n");
        }
    }

    private void DumpLimits(StringBuilder text)
    {
        text.Append("limits: name bytes ").Append(SaName.MaxLength)
            .Append(", services ").Append(Options.MaxServices)
            .Append(", features a service ").Append(Options.MaxFeatures)
            .Append(", shared queue ").Append(Options.SharedQueueSize)
            .Append(", slow message ms ").Append(Options.SlowMessageMs)
            .Append(", message pool bytes ").Append(Options.PoolSize)
            .Append(", call timeout ms ").Append(Options.CallTimeoutMs)
            .Append(", reply bytes ").Append(Options.MaxReplySize)
            .Append(", calls a second ").Append(Options.MessageRate)
            .Append(", calls at once ").Append(Options.MessageBurst)
            .Append(", throttled ").Append(_endpoint == null ? 0 : _endpoint.Flow.Refused)
            .Append(", registration tries ").Append(Options.RegisterRetries)
            .Append(" every ms ").Append(Options.RegisterRetryMs)
            .Append(", abilities ").Append(Options.MaxAbilities)
            .Append(", policies an ability ").Append(Options.MaxPolicies)
            .Append(", capabilities ").Append(Options.MaxSystemCapabilities).Append("\n");
    }
}
