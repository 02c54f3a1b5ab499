using System.Globalization;
using System.Text;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Answers what the machine asks about the waits of this process.</summary>
internal static class WaitQueries
{
    /// <summary>
    /// What holds a call up that this process has to answer, or a wait within it: a row with the name of what is called and "served",
    /// "queued" or "free", and a row for each wait. Empty when it has no such call.
    /// </summary>
    internal static string HeldBy(SamgrLite samgr, KernelLink link, string subject)
    {
        int[] values = [.. QueryRows.Read(subject).Single().Take(3).Select(value => int.Parse(value!, CultureInfo.InvariantCulture))];
        (int channel, int number, int token) = (values[0], values[1], values[2]);
        if (channel == CallAddress.InProcess)
        {
            LongWait? wait = LongWaits.Of(number);
            return wait == null ? string.Empty : Rows(wait.Target, wait.Holders(out bool isOwn), isOwn);
        }

        ServerChannel? door = channel < 0 ? null : link.Servers.Find(channel);
        if (channel >= 0 && door?.Has(number, out token) != true)
        {
            return string.Empty;
        }

        ICallServer? server = CallServers.Of(samgr.Ipc!.Driver);
        if (server == null)
        {
            return string.Empty;
        }

        IReadOnlyList<LongWait>? holders = LongWaits.Of(server.ThreadsOf(token, number, door, out bool isServed));

        // Afterwards: what is still unanswered now was so when its threads were looked at.
        return Rows(server.NameOf(token), door == null || door.Has(number, out _) ? holders : null, isServed);
    }

    /// <summary>The waits of this process, a row each: who waits, for whom, and the wait.</summary>
    internal static string All(SamgrLite samgr)
    {
        StringBuilder rows = new();
        ICallServer? process = CallServers.Of(samgr.Ipc!.Driver);
        if (process == null)
        {
            return string.Empty;
        }

        foreach (LongWait wait in LongWaits.All.OrderBy(wait => wait.Since))
        {
            rows.Append(QueryRows.Row([process.NameOfThread(wait.ThreadId), process.TargetOf(wait), .. Values(wait)]));
        }

        return rows.ToString();
    }

    private static string Rows(string name, IReadOnlyList<LongWait>? holders, bool isServed)
    {
        StringBuilder rows = new(QueryRows.Row(name, holders == null ? "free" : isServed ? "served" : "queued"));
        foreach (LongWait wait in holders ?? [])
        {
            rows.Append(QueryRows.Row(Values(wait)));
        }

        return rows.ToString();
    }

    private static string[] Values(LongWait wait)
        =>
        [
            .. new long[] { wait.Id, wait.Address.Channel, wait.Address.Number, wait.Address.Token, wait.Function, wait.Since }
                .Select(value => value.ToString(CultureInfo.InvariantCulture)),
        ];
}
