using System.Globalization;
using System.Text;
using Samgr.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>What a dump says of a process, as rows that begin with their <see cref="StateRow"/>.</summary>
internal static class StateQuery
{
    /// <summary>All of a process, or one of its services; empty when it has no such service.</summary>
    /// <param name="samgr">The process.</param>
    /// <param name="service">The service; empty for the whole process.</param>
    internal static string Rows(SamgrLite samgr, string service)
    {
        StringBuilder rows = new();
        if (service.Length > 0)
        {
            AddServices(rows, samgr, service);
            return rows.ToString();
        }

        rows.Append(QueryRows.Row(StateRow.Process, samgr.Options.Name, Text(samgr.Handle), Text(samgr.Endpoint?.Flow.Refused ?? 0)));
        AddServices(rows, samgr, null);
        foreach (TaskPool pool in samgr.Tasks.Pools)
        {
            rows.Append(QueryRows.Row(StateRow.Task, pool.Name, Text(pool.Priority), Text(pool.References), Text(pool.Queue.Requests), Text(pool.Queue.Capacity)));
        }

        foreach (ClientInfo client in samgr.ListClients())
        {
            rows.Append(QueryRows.Row(StateRow.Client, client.Service, client.Feature, Text(client.Handle), Text(client.Token), Text(client.References)));
        }

        foreach (AbilityInfo ability in samgr.ListAbilities())
        {
            rows.Append(QueryRows.Row(StateRow.Ability, ability.Service, ability.Feature, Text(ability.Handle), Text(ability.Token), Text(ability.Pid)));
        }

        foreach (SamgrLimit limit in SamgrLimits.All)
        {
            rows.Append(QueryRows.Row(StateRow.Limit, limit.Name, Text(limit.Get(samgr.Options))));
        }

        return rows.ToString();
    }

    private static void AddServices(StringBuilder rows, SamgrLite samgr, string? only)
    {
        lock (samgr.Services.Gate)
        {
            for (int id = 0; id < samgr.Services.Size; id++)
            {
                if (samgr.Services.At(id) is { } entry && (only == null || entry.Name == only))
                {
                    AddService(rows, entry);
                }
            }
        }
    }

    private static void AddService(StringBuilder rows, ServiceEntry entry)
    {
        rows.Append(QueryRows.Row(
            StateRow.Service,
            entry.Name,
            NameOf(entry.State),
            entry.Fault,
            entry.Pool?.Name,
            entry.Pool == null ? null : Text(entry.Pool.Queue.Requests),
            entry.Pool == null ? null : Text(entry.Pool.Queue.Capacity),
            Text(entry.Handled),
            Text(entry.Failures),
            Text(entry.Exceptions),
            Text(entry.Dropped),
            Text(entry.Slow),
            Text(entry.Api == null ? 0 : 1)));
        for (int id = 0; id < entry.Features.Size; id++)
        {
            if (entry.Features.At(id) is RegistryEntry feature)
            {
                rows.Append(QueryRows.Row(StateRow.Feature, feature.Name, Text(feature.Api == null ? 0 : 1)));
            }
        }
    }

    private static string NameOf(int state) => state switch
    {
        ServiceState.Registered => "registered",
        ServiceState.Initializing => "initializing",
        ServiceState.Running => "running",
        _ => "failed",
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
