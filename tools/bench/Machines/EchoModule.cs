using LiteIpc;
using Samgr.Ability;

namespace Samgr.Bench.Machines;

/// <summary>The process that is called: a service that answers, one that watches it, an object of the IPC Kit, and two services that add.</summary>
public sealed class EchoModule : ServiceModule
{
    internal const string Echo = "bench_echo";
    internal const string Watch = "bench_watch";
    internal const int QueueSize = 256;

    private int _isBlocked;

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new PlainService(Echo, QueueSize));
            installed.RegisterDefaultFeatureApi(Echo, new EchoApi(this, installed));
            installed.RegisterService(new PlainService(Watch, QueueSize));
            installed.RegisterDefaultFeatureApi(Watch, new WatchApi(this));
            installed.RegisterService(new PlainService(AdderByHand.ServiceName));
            installed.RegisterDefaultFeatureApi(AdderByHand.ServiceName, new AdderByHand.Api());
            Adder adder = new();
            InterfaceService.Register(installed, IAdder.Service, new TaskConfig(taskType: TaskType.Single), adder, new AdderStub(adder));
        });

    private void BlockForever()
    {
        Volatile.Write(ref _isBlocked, 1);
        Thread.Sleep(Timeout.Infinite);
    }

    private sealed class EchoApi(EchoModule module, SamgrLite samgr) : ServerProxy
    {
        private readonly EchoStub _stub = new();
        private readonly Payload _payload = new();

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            switch (funcId)
            {
                case BenchFunction.Echo:
                    return _payload.Copy(request, reply) ? EC.Success : EC.Invalid;
                case BenchFunction.Allocated:
                    reply.WriteInt64(GC.GetTotalAllocatedBytes(true));
                    return EC.Success;
                case BenchFunction.Stub:
                    return reply.WriteRemoteObject(AbilityKit.Skeleton(samgr).Register(_stub)) ? EC.Success : EC.Failure;
                case BenchFunction.Block:
                    module.BlockForever();
                    return EC.Failure;
                default:
                    return EC.UnknownCode;
            }
        }
    }

    private sealed class WatchApi(EchoModule module) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
            => funcId == BenchFunction.IsBlocked && reply.WriteBool(Volatile.Read(ref module._isBlocked) != 0) ? EC.Success : EC.UnknownCode;
    }
}
