using System.Globalization;
using System.Text;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Answers what the machine asks about this process.</summary>
internal static class ProcessQueries
{
    private const int MaxAnswer = 64 * 1024;

    internal static string? Answer(SamgrLite samgr, int kind, string subject)
    {
        string? answer = kind switch
        {
            QueryKind.Dump => samgr.Dump(),
            QueryKind.DumpService => samgr.DumpService(subject) ?? string.Empty,
            QueryKind.Clients => Clients(samgr),
            QueryKind.Abilities => Abilities(samgr),
            _ => null,
        };
        return answer is { Length: > MaxAnswer } ? answer[..MaxAnswer] : answer;
    }

    private static string Clients(SamgrLite samgr)
    {
        StringBuilder rows = new();
        foreach (ClientInfo client in samgr.ListClients())
        {
            rows.Append(QueryRows.Row(client.Service, client.Feature, Text(client.Handle), Text(client.Token), Text(client.References)));
        }

        return rows.ToString();
    }

    private static string Abilities(SamgrLite samgr)
    {
        StringBuilder rows = new();
        foreach (AbilityInfo ability in samgr.ListAbilities())
        {
            rows.Append(QueryRows.Row(ability.Service, ability.Feature, Text(ability.Handle), Text(ability.Token), Text(ability.Pid)));
        }

        return rows.ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
