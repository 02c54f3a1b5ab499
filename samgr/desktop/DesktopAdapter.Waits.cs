using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <content>The reasons why calls are late, and the waits of threads for each other.</content>
public sealed partial class DesktopAdapter
{
    /// <inheritdoc/>
    public override int Await(AutoResetEvent answered, Identity service, Request request, int function, int timeoutMs, out string reason)
    {
        reason = string.Empty;
        long since = Stopwatch.GetTimestamp();
        return answered.WaitOne(WaitLooks.FirstOf(timeoutMs))
            ? EC.Success
            : WaitLook.Await(new TaskWait(answered, (RegisteredService)service.Service!, request.Data, function, timeoutMs, since), out reason);
    }

    void IProcessWatch.OnConnected(SamgrLite samgr) => CallServers.Add(samgr.Ipc!.Driver, new ServingProcess(samgr));

    string IProcessWatch.DumpWaits(SamgrLite samgr)
    {
        StringBuilder text = new();
        ServingProcess process = new(samgr);
        foreach (LongWait wait in LongWaits.All.OrderBy(wait => wait.Since))
        {
            object? owner = wait.Process;
            if (owner == null || owner == samgr || owner == samgr.Ipc?.Driver)
            {
                text.Append(text.Length == 0 ? "waits:\n" : string.Empty);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {process.NameOfThread(wait.ThreadId)} waits for {process.TargetOf(wait)}, function {wait.Function}, since {wait.ElapsedMs} ms\n");
            }
        }

        return text.ToString();
    }
}
