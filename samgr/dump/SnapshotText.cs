using System.Text;

namespace Samgr;

/// <summary>A snapshot in words.</summary>
internal static class SnapshotText
{
    internal static string Write(ProcessSnapshot process, string waits)
    {
        StringBuilder text = new StringBuilder();
        text.Append("process ").Append(process.Name).Append(" handle[").Append(process.Handle).Append("]\nservices:\n");
        for (int i = 0; i < process.Services.Length; i++)
        {
            Write(text, process.Services[i]);
        }

        WriteTasks(text, process.Tasks);
        WriteClients(text, process.Clients);
        text.Append(waits);
        if (process.Server != null)
        {
            WriteServer(text, process, process.Server);
        }

        WriteLimits(text, process);
        return text.ToString();
    }

    internal static string Write(ServiceSnapshot service)
    {
        StringBuilder text = new StringBuilder();
        Write(text, service);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ServiceSnapshot service)
    {
        text.Append("  [").Append(service.Id).Append("] ").Append(service.Name).Append(": ").Append(service.State);
        if (service.Task != null)
        {
            text.Append(", task ").Append(service.Task).Append(", queue ").Append(service.Queued).Append("/").Append(service.Capacity);
        }

        text.Append(", handled ").Append(service.Handled)
            .Append(", failed ").Append(service.Failed)
            .Append(", exceptions ").Append(service.Exceptions)
            .Append(", dropped ").Append(service.Dropped)
            .Append(", slow ").Append(service.Slow)
            .Append(service.HasInterface ? ", default interface\n" : "\n");
        for (int i = 0; i < service.Features.Length; i++)
        {
            FeatureSnapshot feature = service.Features[i];
            text.Append("      [").Append(feature.Id).Append("] ").Append(feature.Name).Append(feature.HasInterface ? ", interface\n" : "\n");
        }
    }

    private static void WriteTasks(StringBuilder text, TaskSnapshot[] tasks)
    {
        text.Append("tasks:\n");
        for (int i = 0; i < tasks.Length; i++)
        {
            TaskSnapshot task = tasks[i];
            text.Append("  ").Append(task.Name)
                .Append(": priority ").Append(task.Priority)
                .Append(", services ").Append(task.Services)
                .Append(", queue ").Append(task.Queued).Append("/").Append(task.Capacity).Append("\n");
        }
    }

    private static void WriteClients(StringBuilder text, ClientInfo[] clients)
    {
        text.Append("clients:\n");
        for (int i = 0; i < clients.Length; i++)
        {
            ClientInfo client = clients[i];
            text.Append("  ").Append(new SaName(client.Service, client.Feature).At(client.Handle, client.Token))
                .Append(" references ").Append(client.References).Append("\n");
        }
    }

    private static void WriteServer(StringBuilder text, ProcessSnapshot process, ServerSnapshot server)
    {
        text.Append("samgr: ").Append(server.Abilities).Append("/").Append(process.Limits.MaxAbilities).Append(" refused ").Append(server.AbilitiesRefused)
            .Append(", capabilities ").Append(server.Capabilities).Append("/").Append(process.Limits.MaxSystemCapabilities).Append(" refused ").Append(server.CapabilitiesRefused)
            .Append(", waits ").Append(server.Waits).Append(" refused ").Append(server.WaitsRefused)
            .Append(server.IsOpen ? ", no policy: everybody may provide and use everything\n" : ", by policy\n");
        for (int i = 0; i < process.Samgr.Length; i++)
        {
            AbilitySnapshot ability = process.Samgr[i];
            text.Append("  ").Append(new SaName(ability.Service, ability.Feature).At(ability.Handle, ability.Token))
                .Append(" pid[").Append(ability.Pid).Append("]\n");
        }
    }

    private static void WriteLimits(StringBuilder text, ProcessSnapshot process)
    {
        SamgrOptions limits = process.Limits;
        text.Append("limits: name bytes ").Append(SaName.MaxLength)
            .Append(", services ").Append(limits.MaxServices)
            .Append(", features a service ").Append(limits.MaxFeatures)
            .Append(", shared queue ").Append(limits.SharedQueueSize)
            .Append(", slow message ms ").Append(limits.SlowMessageMs)
            .Append(", message pool bytes ").Append(limits.PoolSize)
            .Append(", call timeout ms ").Append(limits.CallTimeoutMs)
            .Append(", death callbacks a handle ").Append(limits.MaxDeathCallbacks)
            .Append(", reply bytes ").Append(limits.MaxReplySize)
            .Append(", calls a second ").Append(limits.MessageRate)
            .Append(", calls at once ").Append(limits.MessageBurst)
            .Append(", throttled ").Append(process.Throttled)
            .Append(", registration tries ").Append(limits.RegisterRetries)
            .Append(" every ms ").Append(limits.RegisterRetryMs)
            .Append(", abilities ").Append(limits.MaxAbilities)
            .Append(", policies an ability ").Append(limits.MaxPolicies)
            .Append(", waits a process ").Append(limits.MaxWaits)
            .Append(", capabilities ").Append(limits.MaxSystemCapabilities).Append("\n");
    }
}
