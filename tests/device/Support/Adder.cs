using System;
using LiteIpc;

namespace Samgr.DeviceTests.Support;

/// <summary>Puts a service that adds two numbers into a process.</summary>
internal sealed class AdderModule : ServiceModule
{
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            installed.RegisterService(new Adder());
            installed.RegisterDefaultFeatureApi(Adder.ServiceName, new AdderApi());
        });
}

internal sealed class Adder : Service
{
    internal const string ServiceName = "adder";

    public override string Name => ServiceName;

    public override TaskConfig GetTaskConfig()
        => new TaskConfig(TaskLevel.Middle, TaskPriority.Normal, TaskConfig.DefaultStackSize, TaskConfig.DefaultQueueSize, TaskType.Single);
}

internal sealed class AdderApi : ServerProxy
{
    internal const int Add = 1;
    internal const int WhoCalls = 2;
    internal const int Throw = 3;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case Add:
                reply.WriteInt32(request.ReadInt32() + request.ReadInt32());
                return request.Available ? EC.Success : EC.Invalid;
            case WhoCalls:
                reply.WriteInt32(origin.Pid);
                reply.WriteInt32(origin.Uid);
                return EC.Success;
            case Throw:
                throw new InvalidOperationException("told to");
            default:
                return EC.UnknownCode;
        }
    }
}
