using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>A thread that waits for the answer of a service of its own process.</summary>
internal sealed class TaskWait(AutoResetEvent answered, RegisteredService service, object? payload, int function, int timeoutMs, long since)
    : EventWait(answered, since)
{
    internal override object? Process => (object?)service.Service.Samgr?.Ipc?.Driver ?? service.Service.Samgr;

    internal override string Target => service.Name;

    internal override int Function => function;

    internal override int TimeoutMs => timeoutMs;

    internal override IReadOnlyList<LongWait>? Holders(out bool isServed)
    {
        IReadOnlyList<LongWait>? waits = LongWaits.Of(ServingProcess.ThreadsOf(service.Pool, out Exchange? current));
        isServed = current?.Kind == ExchangeKind.Direct && current.Request.Data == payload;

        // Afterwards: what is still unanswered now was so when its task was looked at.
        return waits != null && !IsAnswered() ? waits : null;
    }
}
