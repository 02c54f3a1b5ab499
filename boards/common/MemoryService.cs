using System.Threading;
using LiteIpc;

namespace Samgr.Boards;

/// <summary>Says at intervals how much memory is free.</summary>
internal sealed class MemoryService : Service
{
    private readonly Request _tick = new Request();
    private readonly int _periodMs;
    private Identity _identity = Identity.Invalid;
    private Timer? _timer;

    internal MemoryService(int periodMs)
    {
        _periodMs = periodMs;
    }

    public override string Name => "memory";

    public override TaskConfig GetTaskConfig() => BoardLimits.SharedTask;

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        Report();
        _timer = new Timer(OnTimer, null, _periodMs, _periodMs);
        return true;
    }

    public override bool MessageHandle(Request request)
    {
        Report();
        return true;
    }

    private void Report()
    {
        uint free = BoardMemory.Free();
        Samgr!.Options.Log?.Write(LogLevel.Info, Name, free == BoardMemory.Unknown ? "free memory: more than can be counted" : "free memory " + free + " bytes");
    }

    private void OnTimer(object? state)
    {
        int result = Samgr!.SendRequest(_identity, _tick, null);
        if (result == EC.Invalid || result == EC.NoInit)
        {
            _timer?.Dispose();
        }
    }
}
