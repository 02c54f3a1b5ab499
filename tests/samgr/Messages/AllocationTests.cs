using LiteIpc;
using Samgr.Tests.Allocation;

namespace Samgr.Tests;

public sealed class AllocationTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_request_and_its_answer_within_a_process_allocate_nothing()
    {
        using var answered = new AutoResetEvent(false);
        var data = new object();
        long server = 0;
        TestService? service = null;
        var response = new Response(data);
        service = new TestService("service", TestService.Single())
        {
            OnMessage = request =>
            {
                server = GC.GetAllocatedBytesForCurrentThread();
                return service!.Samgr!.SendResponse(request, response) == EC.Success;
            },
        };
        var samgr = _system.StartLocal(created => created.Add(service));
        var question = new Request(1, data);
        Handler handler = (_, _) => answered.Set();
        void Ask()
        {
            samgr.SendRequest(service.Identity, question, handler);
            answered.WaitOne();
        }

        Assert.Equal(0, Allocations.OfMessages(Ask, () => server));
    }

    [Fact]
    public void A_call_of_another_process_allocates_nothing()
    {
        long server = 0;
        ExpectNoAllocationOfCalls(() => server = GC.GetAllocatedBytesForCurrentThread(), () => server);
    }

    [Fact]
    public void A_call_whose_caller_sleeps_until_it_is_answered_allocates_nothing()
    {
        var caller = Thread.CurrentThread;
        Func<bool> sleeps = () => (caller.ThreadState & ThreadState.WaitSleepJoin) != 0;
        ExpectNoAllocationOfCalls(() => SpinWait.SpinUntil(sleeps, Patience.LimitMs), null);
    }

    /// <summary>Calls another process, which answers with what it is asked once something has been done.</summary>
    private void ExpectNoAllocationOfCalls(Action first, Func<long>? elsewhere)
    {
        _system.StartManager(5, 7);
        _system.StartProcess(
            6,
            8,
            samgr => samgr.Add(new TestService("service", TestService.Single()), new TestApi((_, request, reply) =>
            {
                first();
                reply.WriteInt32(request.ReadInt32());
                return EC.Success;
            })),
            options => options.MessageRate = 0);
        var proxy = _system.StartProcess(7, 9).Find("service");
        var arguments = new IpcIo(64);
        arguments.WriteInt32(12);
        var sum = 0;
        Notify notify = (_, _, reply) => sum += reply.ReadInt32();
        Assert.Equal(0, Allocations.OfMessages(() => proxy.Invoke(1, arguments, null, notify), elsewhere));
        Assert.True(sum > 12);
    }
}
