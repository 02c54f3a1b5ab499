using LiteIpc;

namespace Samgr.Tests;

public sealed class QueryOfTheDeadTests : IDisposable
{
    private readonly TestSystem _system = new();
    private IpcProcess? _manager;

    public void Dispose()
    {
        _system.Dispose();
        _manager?.Close();
    }

    [Fact]
    public void A_service_that_ends_before_samgrs_answer_arrives_is_dead_and_not_forbidden()
    {
        _manager = _system.Kernel.CreateProcess(1, 0, 0)!;
        Assert.Equal(EC.Success, _manager.MapPool(IpcLimits.DefaultPoolSize));
        Assert.Equal(EC.Success, _manager.BecomeContextManager(IpcLimits.MaxIoSize));
        IpcProcess provider = _system.Kernel.CreateProcess(3, 0, 0)!;
        int handle = _manager.GenerateHandle(3);
        provider.Close();
        Thread answering = Wait.Start(() => Answer(_manager, handle));
        SamgrLite consumer = _system.StartProcess(2, 0);

        Assert.False(consumer.QueryIdentity("service", null).IsValid);

        Assert.False(_system.Logged("No Permission"));
        _manager.Close();
        Wait.For(answering);
    }

    private static void Answer(IpcProcess manager, int handle)
    {
        while (manager.Receive(-1, out IpcMessage? message) == EC.Success)
        {
            IpcIo reply = new(64, 1);
            reply.WriteRemoteObject(new SvcIdentity(handle, 0, 0));
            manager.SendReply(message!, reply);
            manager.FreeBuffer(message!);
        }
    }
}
