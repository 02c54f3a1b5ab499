using LiteIpc;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>Asks for what is stuck to be started again.</summary>
internal delegate void RestartRequest();

/// <summary>
/// Pings the gpio service of another process through its proxy, with a deadline; when it does not answer several times in a
/// row it is stuck, or gone.
/// </summary>
internal sealed class Watchdog : DependentService
{
    private const int MissesBeforeRestart = 2;

    private readonly Notify _answered = (owner, code, reply) => { };
    private readonly BoardTimes _times;
    private readonly RestartRequest _restart;
    private int _misses;

    internal Watchdog(BoardTimes times, RestartRequest restart)
    {
        _times = times;
        _restart = restart;
    }

    public override string Name => "watchdog";

    protected override string DependsOn => GpioNames.Service;

    protected override int HeartbeatMs => _times.WatchMs;

    public override TaskConfig GetTaskConfig() => new TaskConfig(queueSize: BoardLimits.QueueSize, taskType: TaskType.Single);

    protected override void OnFound() => Log(LogLevel.Info, "watches " + DependsOn);

    protected override int OnHeartbeat()
    {
        int result = Proxy!.Invoke(GpioNames.Ping, null, null, _answered);
        _misses = result == EC.Success ? 0 : _misses + 1;
        if (_misses == MissesBeforeRestart)
        {
            _misses = 0;
            Log(LogLevel.Error, DependsOn + " is stuck: no answer to " + MissesBeforeRestart + " pings of " + _times.DeadlineMs + " ms (" + EC.NameOf(result) + ")");
            _restart();
        }

        return result;
    }
}
