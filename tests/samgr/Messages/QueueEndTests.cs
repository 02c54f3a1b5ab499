using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>A queue whose positions pass the ends of their numbers.</summary>
public sealed class QueueEndTests : IDisposable
{
    private const int Capacity = 4;
    private const int Before = 6;
    private const int Messages = 40;

    private readonly TestSystem _system = new();
    private readonly RegisteredService _service = new(new TestService("queue"), new SamgrOptions())
    {
        Config = TestService.Single(Capacity, FullQueuePolicy.DropOldest),
    };

    /// <summary>The numbers at which a stamp, a position or a count begins again; a little before each.</summary>
    public static TheoryData<int> Ends => [(1 << 29) - Before, (1 << 30) - Before, int.MaxValue - Before, -(1 << 29) - Before, -Before];

    public QueueEndTests() => new ServiceRegistry().Add(_service);

    public void Dispose() => _system.Dispose();

    [Theory]
    [MemberData(nameof(Ends))]
    public void Fault_S1_MessagesGoOnPastTheEndOfAStamp(int start)
    {
        var queue = new RingQueue(Capacity, mayWait: false, start);
        Exchange? taken = null;
        for (var i = 0; i < Messages; i++)
        {
            Assert.True(Send(queue, i));
            taken = Take(queue, taken);
            Assert.Equal((ExchangeKind.Request, i, 1), (taken.Kind, taken.Request.MsgId, queue.Requests));
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Fault_S1_AFullQueueRefusesPastTheEndOfAPosition(int start)
    {
        var queue = new RingQueue(Capacity, mayWait: false, start);
        Exchange? taken = null;
        for (var round = 0; round < Messages; round++)
        {
            for (var i = 0; i < Capacity; i++)
            {
                Assert.True(Send(queue, i));
            }

            Assert.False(Send(queue, Capacity));
            Assert.Equal(Capacity, queue.Requests);
            for (var i = 0; i < Capacity; i++)
            {
                taken = Take(queue, taken);
                Assert.Equal(i, taken.Request.MsgId);
            }

            // The place of the last one is given back with the next look.
            Assert.True(queue.Send(ExchangeKind.Response, _service.Identity, new Request(), null, null, null, null));
            taken = Take(queue, taken);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Fault_S1_TheOldestMakesRoomPastTheEndOfAPosition(int start)
    {
        var queue = new RingQueue(Capacity, mayWait: true, start);
        for (var i = 0; i < Messages; i++)
        {
            Assert.True(Send(queue, i));
        }

        Assert.Equal(Messages - Capacity, _service.Dropped);
        Exchange? taken = null;
        for (var i = Messages - Capacity; i < Messages; i++)
        {
            taken = Take(queue, taken);
            Assert.Equal(i, taken.Request.MsgId);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Fault_S1_AServiceIsServedPastTheEnd(int start)
    {
        const int senders = 4;
        const int each = 500;
        var last = new int[senders];
        var disorder = 0;
        var answers = 0;
        var service = new TestService("queue", TestService.Single(Capacity))
        {
            OnMessage = request =>
            {
                disorder += request.MsgId > last[request.Length] ? 0 : 1;
                last[request.Length] = request.MsgId;
                return true;
            },
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(service), options => options.Adapter = new LateAdapter(start));
        for (var i = 0; i < Messages; i++)
        {
            // The queue is empty at each position in turn, and its task looks at a slot that holds nothing.
            Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(1 - Messages + i), (_, _) => Interlocked.Increment(ref answers)));
            Wait.Until(() => Volatile.Read(ref answers) == i + 1 && samgr.Queued("queue") == 0, "every message has been handled");
        }

        answers = 0;
        disorder = 0;
        Wait.ForAll(senders, number =>
        {
            for (var i = 1; i <= each; i++)
            {
                var request = new Request(i) { Length = number };
                while (samgr.SendRequest(service.Identity, request, (_, _) => Interlocked.Increment(ref answers)) != EC.Success)
                {
                    Thread.Yield();
                }
            }
        });
        Wait.Until(() => Volatile.Read(ref answers) == senders * each, "every message has been handled");
        Assert.Equal(0, disorder);
    }

    private static Exchange Take(RingQueue queue, Exchange? done) => queue.Take(done)!;

    private bool Send(RingQueue queue, int number)
        => queue.Send(ExchangeKind.Request, _service.Identity, new Request(number), null, null, null, null);

    /// <summary>Makes queues that have handled many messages already.</summary>
    private sealed class LateAdapter(int start) : SamgrAdapter
    {
        private readonly DesktopAdapter _inner = new();

        public override long NowMs => _inner.NowMs;

        public override Thread StartThread(string name, int priority, ThreadStart body) => _inner.StartThread(name, priority, body);

        internal override TaskQueue NewQueue(int capacity, bool onlyRefuses) => new RingQueue(capacity, !onlyRefuses, start);
    }
}
