using LiteIpc;

namespace Samgr.Tests;

/// <summary>Adds two numbers; function 2 throws, function 3 waits until it is released.</summary>
internal sealed class CalculatorService : Service
{
    public const string ServiceName = "calculator";
    public const int Add = 1;
    public const int Throw = 2;
    public const int Wait = 3;
    public const int WhoAmI = 4;

    private readonly CalculatorApi _api = new();

    public override string Name => ServiceName;

    public ManualResetEventSlim Entered => _api.Entered;

    public ManualResetEventSlim Released => _api.Released;

    public static void Install(SamgrLite samgr) => new CalculatorService().InstallIn(samgr);

    public void InstallIn(SamgrLite samgr)
    {
        samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(this);
            installed.RegisterDefaultFeatureApi(ServiceName, _api);
        });
    }

    public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

    private sealed class CalculatorApi : ServerProxy
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Released { get; } = new();

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            switch (funcId)
            {
                case Add:
                    reply.WriteInt32(request.ReadInt32() + request.ReadInt32());
                    return request.Available ? EC.Success : EC.Invalid;
                case Throw:
                    throw new InvalidOperationException("told to");
                case Wait:
                    Entered.Set();
                    Released.Wait(Patience.LimitMs);
                    return EC.Success;
                case WhoAmI:
                    reply.WriteInt32(origin.Pid);
                    reply.WriteInt32(origin.Uid);
                    return EC.Success;
                default:
                    return EC.UnknownCode;
            }
        }
    }
}
