using LiteIpc;
using Samgr.Boards;
using Samgr.Broadcast;
using Samgr.Gpio;

namespace Samgr.Tool.Sizing;

/// <summary>
/// A system of four services with the limits of a board: samgr, broadcast and gpio in one process, and in another one a
/// feature service that calls gpio. Written as device code is.
/// </summary>
internal sealed class FourServices
{
    private const int TimeoutMs = 10_000;
    private const int ProviderPid = 5;
    private const int ConsumerPid = 6;

    private readonly ILogSink _log;
    private readonly IpcKernel _kernel;
    private readonly FeatureService _feature = new FeatureService();
    private SamgrLite? _provider;
    private SamgrLite? _consumer;

    /// <summary>Makes the system; nothing runs before <see cref="Boot"/>.</summary>
    /// <param name="log">The sink of its log.</param>
    public FourServices(ILogSink log)
    {
        _log = log;
        _kernel = new IpcKernel(log, BoardLimits.MaxHandles, BoardLimits.MaxCalls);
    }

    /// <summary>Whether the feature service has called gpio and got its answer.</summary>
    public bool HasCalled => _feature.HasCalled;

    /// <summary>Boots both processes.</summary>
    /// <returns>False when one of them does not boot.</returns>
    public bool Boot()
    {
        _provider = new SamgrLite(BoardLimits.Apply("provider", _log, TimeoutMs));
        new BroadcastModule().Install(_provider);
        new GpioModule().Install(_provider);
        _consumer = new SamgrLite(BoardLimits.Apply("consumer", _log, TimeoutMs));
        new GpioClientModule().Install(_consumer);
        _consumer.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(_feature));
        return _provider.ConnectAsManager(_kernel.CreateProcess(ProviderPid, ProviderPid, ProviderPid)!, null) == EC.Success
            && Start(_provider)
            && _consumer.Connect(_kernel.CreateProcess(ConsumerPid, ConsumerPid, ConsumerPid)!) == EC.Success
            && Start(_consumer);
    }

    /// <summary>Stops both processes.</summary>
    public void Stop()
    {
        _consumer?.Stop();
        _provider?.Stop();
    }

    private static bool Start(SamgrLite samgr)
    {
        samgr.Bootstrap();
        return samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs);
    }
}

/// <summary>Pings gpio.</summary>
internal sealed class FeatureService : DependentService
{
    private readonly Notify _answered = (owner, code, reply) => { };

    internal bool HasCalled { get; private set; }

    public override string Name => "feature";

    protected override string DependsOn => GpioNames.Service;

    public override TaskConfig GetTaskConfig() => new TaskConfig(queueSize: BoardLimits.QueueSize);

    protected override void OnFound() => OnHeartbeat();

    protected override int OnHeartbeat()
    {
        int result = Proxy!.Invoke(GpioNames.Ping, null, null, _answered);
        HasCalled = HasCalled || result == EC.Success;
        return result;
    }
}
