using System.Globalization;
using System.Text;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Answers what the machine asks about this process.</summary>
internal static class ProcessQueries
{
    private const int MaxAnswer = 64 * 1024;

    /// <summary>Answers for one process.</summary>
    /// <param name="samgr">The process.</param>
    /// <param name="kind">One of <see cref="QueryKind"/>.</param>
    /// <param name="subject">The subject of the question.</param>
    /// <param name="nameOf">The names of processes that the machine does not know, by pid; null where it knows all.</param>
    internal static string? Answer(SamgrLite samgr, int kind, string subject, Func<int, string?>? nameOf = null)
    {
        string? answer = kind switch
        {
            QueryKind.Dump => samgr.Dump(),
            QueryKind.DumpService => samgr.DumpService(subject) ?? string.Empty,
            QueryKind.Clients => Clients(samgr),
            QueryKind.Abilities => Abilities(samgr, nameOf),
            QueryKind.State => StateQuery.Rows(samgr, subject),
            _ => null,
        };
        return answer is { Length: > MaxAnswer } ? QueryRows.Shorten(answer, MaxAnswer) : answer;
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

    private static string Abilities(SamgrLite samgr, Func<int, string?>? nameOf)
    {
        StringBuilder rows = new();
        foreach (AbilityInfo ability in samgr.ListAbilities())
        {
            rows.Append(QueryRows.Row(ability.Service, ability.Feature, Text(ability.Handle), Text(ability.Token), Text(ability.Pid), nameOf?.Invoke(ability.Pid)));
        }

        return rows.ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
