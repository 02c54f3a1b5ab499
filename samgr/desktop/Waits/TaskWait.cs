using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>A thread that waits for the answer of a service of its own process.</summary>
internal sealed class TaskWait(AutoResetEvent answered, RegisteredService service, object? payload, int function, int timeoutMs, long since)
    : EventWait(answered, since)
{
    public override object? Process => (object?)service.Service.Samgr?.Ipc?.Driver ?? service.Service.Samgr;

    public override string Target => service.Name;

    public override int Function => function;

    public override int TimeoutMs => timeoutMs;

    public override IReadOnlyList<LongWait>? Holders(out bool isServed)
    {
        IReadOnlyList<LongWait>? waits = LongWaits.Of(ServingProcess.ThreadsOf(service.Pool, out Exchange? current));
        isServed = current?.Kind == ExchangeKind.Direct && current.Request.Data == payload;

        // Afterwards: what is still unanswered now was so when its task was looked at.
        return waits != null && !IsAnswered() ? waits : null;
    }
}
