using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>Shares of the queue that every runtime has.</summary>
public sealed class PlainQueueShareTests() : QueueShareTests(() => new TestAdapter());

/// <summary>Shares of the queue that .NET has on Linux.</summary>
public sealed class DesktopQueueShareTests() : QueueShareTests(() => new DesktopAdapter());

/// <summary>A queue is one of the things that processes share: one that takes all the places it can leaves some to the others.</summary>
public abstract class QueueShareTests(Func<SamgrAdapter> adapter) : IDisposable
{
    private const string Name = "queue";
    private const int Capacity = 10;

    private readonly TestSystem _system = new(adapter: adapter);
    private readonly Gate _gate = new();

    public void Dispose()
    {
        _gate.Dispose();
        _system.Dispose();
    }

    [Fact]
    public void Fault_S9_AProcessThatFillsAQueueLeavesRoomForTheCallsOfOthers()
    {
        SamgrLite provider = Start(FullQueuePolicy.Reject, out ClientProxy flooder, out ClientProxy honest);

        Flood(flooder, 3 * Capacity);
        int code = EC.Failure;
        Thread call = Wait.Start(() => code = honest.Invoke(1, null, null, (_, _, _) => { }));
        Wait.Until(() => !call.IsAlive || provider.Queued(Name) > (Capacity / 2) + 1);
        _gate.Open();

        Wait.For(call);
        Assert.Equal(EC.Success, code);
    }

    [Fact]
    public void Fault_S9_AProcessThatFillsAQueueWhoseOldestMakeRoomDisplacesItsOwn()
    {
        SamgrLite provider = Start(FullQueuePolicy.DropOldest, out ClientProxy flooder, out ClientProxy honest);
        int code = EC.Failure;
        Thread call = Wait.Start(() => code = honest.Invoke(1, null, null, (_, _, _) => { }));
        Wait.Until(() => provider.Queued(Name) == 2);

        Flood(flooder, 3 * Capacity);
        Wait.Until(() => provider.Of(Name).Dropped > 0);
        _gate.Open();

        Wait.For(call);
        Assert.Equal(EC.Success, code);
    }

    [Fact]
    public void Fault_S9_AProcessThatIsAloneHasAsManyPlacesAsItLeavesFree()
    {
        SamgrLite provider = Start(FullQueuePolicy.Reject, out ClientProxy alone, out _);

        Flood(alone, Capacity);

        // One place is that of the message that is being handled.
        Wait.Until(() => provider.Of(Name).Dropped == Capacity - (Capacity / 2));
        Assert.Equal(1 + (Capacity / 2), provider.Queued(Name));
    }

    private static void Flood(ClientProxy flooder, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Assert.Equal(EC.Success, flooder.Invoke(1, null, null, null));
        }
    }

    /// <summary>Starts a service, which is held by a message then, and two processes that call it.</summary>
    private SamgrLite Start(int policy, out ClientProxy first, out ClientProxy second)
    {
        TestService service = new(Name, TestService.Single(Capacity, policy))
        {
            OnMessage = _ =>
            {
                _gate.Pass();
                return true;
            },
        };
        SamgrLite provider = _system.StartManager(install: samgr => samgr.Add(service, new TestApi()));
        first = _system.StartProcess(7, 7).Find(Name);
        second = _system.StartProcess(8, 8).Find(Name);
        Wait.Until(() => provider.Queued(Name) == 0);
        Assert.Equal(EC.Success, provider.SendRequest(service.Identity, new Request(1), null));
        _gate.WaitEntered();
        return provider;
    }
}
