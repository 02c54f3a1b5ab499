using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>On the queue that every runtime has.</summary>
public sealed class PlainSingleThreadTests() : SingleThreadTests(() => new PlainAdapter());

/// <summary>On the queue that .NET has on Linux.</summary>
public sealed class DesktopSingleThreadTests() : SingleThreadTests(() => new DesktopAdapter());

public abstract class SingleThreadTests(Func<SamgrAdapter> adapter) : IDisposable
{
    private const int Senders = 4;
    private const int Messages = 500;

    private readonly TestSystem _system = new(adapter: adapter);
    private readonly uint[,] _last = new uint[2, Senders];
    private int _inside;
    private int _overlaps;
    private int _disorder;
    private int _handled;

    public void Dispose() => _system.Dispose();

    [Theory]
    [InlineData(TaskType.Single, FullQueuePolicy.Block)]
    [InlineData(TaskType.Single, FullQueuePolicy.Reject)]
    [InlineData(TaskType.Shared, FullQueuePolicy.Block)]
    [InlineData(TaskType.Specified, FullQueuePolicy.Block)]
    public void Messages_features_answers_and_calls_never_overlap_and_keep_the_order_of_each_sender(int type, int policy)
    {
        _system.StartManager(5, 7);
        var config = new TaskConfig(queueSize: 40, taskType: type, fullQueuePolicy: policy, blockTimeoutMs: Patience.LimitMs);
        var service = new TestService("service", config) { OnMessage = request => Handle(0, request) };
        var feature = new TestFeature("feature") { Handle = request => Handle(1, request) };
        var api = new TestApi((_, _, _) => Inside(() => { }) ? EC.Success : EC.Failure);
        var provider = _system.StartProcess(6, 8, samgr =>
        {
            samgr.Add(service, api);
            samgr.InitCalls.Add(InitGroup.SystemFeature, installed => installed.RegisterFeature("service", feature));
        });
        var proxy = _system.StartProcess(7, 9).Find("service");
        Wait.ForAll(Senders + 2, number =>
        {
            for (var i = 1u; i <= Messages; i++)
            {
                if (number < Senders)
                {
                    Send(provider, service.Identity, new Request(number, null, i), policy);
                    Send(provider, feature.Identity, new Request(number, null, i), policy);
                }
                else
                {
                    Wait.Until(() => proxy.Call() == EC.Success);
                }
            }
        });
        Wait.Until(() => Volatile.Read(ref _handled) == 2 * Senders * Messages);
        Assert.Equal((0, 0), (_overlaps, _disorder));
    }

    private static void Send(SamgrLite samgr, Identity identity, Request request, int policy)
    {
        int code = samgr.SendRequest(identity, request, null);
        while (code == EC.BusBusy && policy == FullQueuePolicy.Reject)
        {
            Thread.Yield();
            code = samgr.SendRequest(identity, request, null);
        }

        Assert.Equal(EC.Success, code);
    }

    private bool Handle(int receiver, Request request) => Inside(() =>
    {
        _disorder += request.MsgValue == _last[receiver, request.MsgId] + 1 ? 0 : 1;
        _last[receiver, request.MsgId] = request.MsgValue;
        _handled++;
    });

    private bool Inside(Action body)
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            Interlocked.Increment(ref _overlaps);
        }

        body();
        Interlocked.Decrement(ref _inside);
        return true;
    }
}
