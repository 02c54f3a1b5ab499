using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Channels;

namespace Samgr.Emulator.Tests.Control;

public sealed class ServiceCallTests
{
    [Fact]
    public void The_process_that_a_call_from_outside_was_lent_ends_with_it()
    {
        const int user = 42;
        IpcKernel kernel = new();
        IpcProcess samgr = kernel.CreateProcess(5, 7, 7)!;
        Assert.Equal(EC.Success, samgr.MapPool(IpcLimits.DefaultPoolSize));
        Assert.Equal(EC.Success, samgr.BecomeContextManager(IpcLimits.MaxIoSize));
        (int Pid, int Uid) seen = default;
        TestThread server = new(() =>
        {
            Assert.Equal(EC.Success, samgr.Receive(Patience.LimitMs, out IpcMessage? request));
            seen = (request!.Pid, request.Uid);
            samgr.SendFailedReply(request, EC.NoService, "nothing is here");
            samgr.FreeBuffer(request);
        });

        CallResult result = Emulator.Control.ServiceCall.Make(kernel, new CallRequest("nothing", null, 1, Uid: user, TimeoutMs: Patience.QuietMs));
        server.Join();

        Assert.Equal(EC.NoService, result.Result);
        Assert.Equal(user, seen.Uid);
        Assert.NotNull(kernel.CreateProcess(seen.Pid, user, user));
    }
}
