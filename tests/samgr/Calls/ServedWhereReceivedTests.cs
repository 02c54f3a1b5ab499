using System.Collections.Concurrent;
using LiteIpc;

namespace Samgr.Tests;

public sealed class ServedWhereReceivedTests : IDisposable
{
    private const string Name = "service";
    private const int Calls = 500;

    private readonly TestSystem _system = new();
    private readonly ConcurrentQueue<string?> _threads = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_service_with_nothing_to_do_is_called_where_the_call_is_received()
    {
        ClientProxy proxy = Start(new TestService(Name, TestService.Single()), (_, _, _) => Note());

        Wait.Until(() => proxy.Call() == EC.Success && _threads.Contains("p2-endpoint"), "no call was served where it was received");

        Assert.All(_threads, name => Assert.Contains(name, new[] { "p2-endpoint", Name }));
    }

    [Fact]
    public void A_call_of_a_service_that_is_busy_waits_for_its_thread_and_others_are_received_meanwhile()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim released = new();
        TestService service = new(Name, TestService.Single())
        {
            OnMessage = _ =>
            {
                entered.Set();
                released.Wait(Patience.LimitMs, CancellationToken.None);
                return true;
            },
        };
        ClientProxy proxy = Start(service, (_, _, _) => Note());
        SamgrLite provider = service.Samgr!;
        Assert.Equal(EC.Success, provider.SendRequest(service.Identity, new Request(1), null));
        Wait.For(entered);
        Thread[] callers = [Wait.Start(() => proxy.Call()), Wait.Start(() => proxy.Call())];

        Wait.Until(() => provider.Queued(Name) == 3, "both calls wait behind the message");
        Assert.Empty(_threads);
        released.Set();

        Array.ForEach(callers, Wait.For);
        Assert.Equal([Name, Name], _threads);
    }

    [Fact]
    public void What_comes_while_a_call_is_served_elsewhere_is_handled_after_it_and_in_order()
    {
        ConcurrentQueue<int> order = new();
        TestService service = new(Name, TestService.Single())
        {
            OnMessage = request =>
            {
                order.Enqueue(request.MsgId);
                return true;
            },
        };
        ClientProxy proxy = Start(service, (_, _, _) =>
        {
            service.Samgr!.SendRequest(service.Identity, new Request(1), null);
            service.Samgr.SendRequest(service.Identity, new Request(2), null);
            order.Enqueue(0);
            return EC.Success;
        });

        for (int i = 1; i <= Calls; i++)
        {
            Assert.Equal(EC.Success, proxy.Call());
            int expected = i * 3;
            Wait.Until(() => order.Count == expected);
        }

        Assert.Equal(Enumerable.Range(0, Calls * 3).Select(i => i % 3), order);
    }

    [Fact]
    public void Calls_and_messages_of_a_service_never_overlap_whoever_carries_them()
    {
        int inside = 0;
        int overlaps = 0;
        int handled = 0;
        void Enter()
        {
            overlaps += Interlocked.Increment(ref inside) == 1 ? 0 : 1;
            handled++;
            Interlocked.Decrement(ref inside);
        }

        TestService service = new(Name, TestService.Single(queueSize: Calls))
        {
            OnMessage = _ =>
            {
                Enter();
                return true;
            },
        };
        ClientProxy proxy = Start(service, (_, _, _) =>
        {
            Enter();
            return EC.Success;
        });
        int accepted = 0;

        Wait.ForAll(4, number =>
        {
            for (int i = 0; i < Calls; i++)
            {
                int result = number % 2 == 0 ? proxy.Call() : service.Samgr!.SendRequest(service.Identity, new Request(i), null);
                Interlocked.Add(ref accepted, result == EC.Success ? 1 : 0);
            }
        });

        Wait.Until(() => Volatile.Read(ref handled) == accepted, "everything that was accepted is handled");
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public void A_service_that_is_served_elsewhere_gets_its_answers_on_its_own_thread()
    {
        using ManualResetEventSlim answered = new();
        TestService other = new("other", TestService.Single());
        TestService service = new(Name, TestService.Single());
        ClientProxy proxy = Start(
            service,
            (_, _, _) => service.Samgr!.SendRequest(other.Identity, new Request(1), (_, _) =>
            {
                Note();
                answered.Set();
            }),
            other);

        Assert.Equal(EC.Success, proxy.Call());

        Wait.For(answered);
        Assert.Equal([Name], _threads);
    }

    private int Note()
    {
        _threads.Enqueue(Thread.CurrentThread.Name);
        return EC.Success;
    }

    private ClientProxy Start(TestService service, Func<int, IpcIo, IpcIo, int> serve, params Service[] others)
    {
        SamgrLite consumer = _system.StartManager(1, 0);
        _system.StartProcess(
            2,
            0,
            samgr =>
            {
                samgr.Add(service, new TestApi(serve));
                Array.ForEach(others, other => samgr.Add(other));
            },
            options => options.MessageRate = 0,
            driver => new ReceivedHere(driver));
        return consumer.Find(Name);
    }
}
