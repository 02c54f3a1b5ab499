using System.Diagnostics;

namespace LiteIpc.Desktop;

/// <summary>Waits for calls between processes of one CLR, and finds out what holds them up.</summary>
internal sealed class LocalWatch : CallWatch
{
    private static readonly LocalWatch _instance = new();

    /// <summary>Has a kernel say what holds its calls up; of a door of another kind nothing is known.</summary>
    internal static void PlugInto(IIpcDriver driver)
    {
        if (driver is IpcProcess process)
        {
            process.Kernel.Watch ??= _instance;
        }
    }

    internal override IpcIo? Await(IpcKernel kernel, IpcCall call, SvcIdentity target, int code, int timeoutMs)
    {
        long since = Stopwatch.GetTimestamp();
        if (call.Done.WaitOne(WaitLooks.FirstOf(timeoutMs)))
        {
            return null;
        }

        int result = WaitLook.Await(new CallWait(kernel, call, target, code, timeoutMs, since), out string reason);
        return result == EC.Success ? null : IpcFailure.Write(result, reason);
    }
}

/// <summary>A thread that waits for the answer of another process of its CLR.</summary>
internal sealed class CallWait : EventWait
{
    private readonly IpcKernel _kernel;
    private readonly IpcCall _call;
    private readonly IpcProcess _caller;
    private readonly ICallServer? _server;
    private readonly int _sequence;
    private readonly int _token;

    internal CallWait(IpcKernel kernel, IpcCall call, SvcIdentity target, int code, int timeoutMs, long since)
        : base(call.Done, since)
    {
        IpcProcess server = call.Server!;
        bool isSamgr = target.Handle == SvcIdentity.SamgrHandle;
        _kernel = kernel;
        _call = call;
        _caller = call.Caller!;
        _server = isSamgr ? null : CallServers.Of(server);
        _sequence = call.Sequence;
        _token = target.Token;
        Function = code;
        TimeoutMs = timeoutMs;
        Target = $"{(isSamgr ? "samgr" : _server?.NameOf(_token) ?? "token " + _token)} (pid {server.Pid})";
    }

    public override object? Process => _caller;

    public override string Target { get; }

    public override int Function { get; }

    public override int TimeoutMs { get; }

    public override IReadOnlyList<LongWait>? Holders(out bool isServed)
    {
        isServed = false;
        IReadOnlyList<LongWait>? waits = LongWaits.Of(_server?.ThreadsOf(_token, _sequence, null, out isServed));

        // Afterwards: what is still unanswered now was so when its server was looked at.
        return waits != null && IsPending() ? waits : null;
    }

    private bool IsPending()
    {
        lock (_kernel.Gate)
        {
            return _call.Sequence == _sequence && _call.Caller == _caller && !_call.Completed;
        }
    }
}
