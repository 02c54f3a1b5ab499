using System.Globalization;
using System.Text;
using Samgr.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>The content of a dump of a process, as rows that begin with their <see cref="StateRow"/>.</summary>
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
            if (samgr.TakeSnapshot(service) is { } found)
            {
                AddService(rows, found);
            }

            return rows.ToString();
        }

        ProcessSnapshot process = samgr.TakeSnapshot();
        rows.Append(QueryRows.Row(StateRow.Process, process.Name, Text(process.Handle), Text(process.Throttled)));
        Array.ForEach(process.Services, found => AddService(rows, found));
        foreach (TaskSnapshot task in process.Tasks)
        {
            rows.Append(QueryRows.Row(StateRow.Task, task.Name, Text(task.Priority), Text(task.Services), Text(task.Queued), Text(task.Capacity)));
        }

        foreach (ClientInfo client in process.Clients)
        {
            rows.Append(QueryRows.Row(StateRow.Client, client.Service, client.Feature, Text(client.Handle), Text(client.Token), Text(client.References)));
        }

        if (process.Server is { } server)
        {
            rows.Append(QueryRows.Row(
                StateRow.Server,
                Text(server.Abilities),
                Text(server.AbilitiesRefused),
                Text(server.Capabilities),
                Text(server.CapabilitiesRefused),
                Text(server.Waits),
                Text(server.WaitsRefused),
                Text(server.IsOpen ? 1 : 0)));
        }

        foreach (AbilitySnapshot ability in process.Samgr)
        {
            rows.Append(QueryRows.Row(StateRow.Ability, ability.Service, ability.Feature, Text(ability.Handle), Text(ability.Token), Text(ability.Pid)));
        }

        foreach (SamgrLimit limit in SamgrLimits.All)
        {
            rows.Append(QueryRows.Row(StateRow.Limit, limit.Name, Text(limit.Get(process.Limits))));
        }

        return rows.ToString();
    }

    private static void AddService(StringBuilder rows, ServiceSnapshot service)
    {
        rows.Append(QueryRows.Row(
            StateRow.Service,
            service.Name,
            service.State,
            service.Fault,
            service.Task,
            Text(service.Queued),
            Text(service.Capacity),
            Text(service.Handled),
            Text(service.Failed),
            Text(service.Exceptions),
            Text(service.Dropped),
            Text(service.Slow),
            Text(service.HasInterface ? 1 : 0),
            Text(service.Id)));
        foreach (FeatureSnapshot feature in service.Features)
        {
            rows.Append(QueryRows.Row(StateRow.Feature, feature.Name, Text(feature.HasInterface ? 1 : 0), Text(feature.Id)));
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
