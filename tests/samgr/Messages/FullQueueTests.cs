using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>The queue that every runtime has.</summary>
public sealed class FullPlainQueueTests() : FullQueueTests(new TestAdapter())
{
    [Fact]
    public void Room_that_is_made_just_before_a_sender_waits_is_not_missed()
    {
        var clock = (TestAdapter)Adapter;
        var (samgr, service) = Start(TestService.Single(queueSize: 1, FullQueuePolicy.Block, blockTimeoutMs: 5 * Patience.LimitMs));
        Fill(samgr, service.Identity, 1);
        var sender = Environment.CurrentManagedThreadId;
        clock.OnAsked = () =>
        {
            if (Environment.CurrentManagedThreadId == sender)
            {
                Open();
                Wait.Until(() => samgr.Queued("queue") == 0);
            }
        };
        var sent = EC.Failure;
        var watched = Wait.Start(() =>
        {
            sender = Environment.CurrentManagedThreadId;
            sent = Send(samgr, service.Identity);
        });
        Wait.For(watched);
        Assert.Equal(EC.Success, sent);
    }
}

/// <summary>The queue that .NET has on Linux.</summary>
public sealed class FullDesktopQueueTests() : FullQueueTests(new DesktopAdapter());

public abstract class FullQueueTests(SamgrAdapter adapter) : IDisposable
{
    private const int Hold = 1;
    private const int Ordinary = 2;
    private const int Answered = 3;

    private static TaskConfig Displacing => new(queueSize: 4, taskType: TaskType.Specified, fullQueuePolicy: FullQueuePolicy.DropOldest);

    private readonly TestSystem _system = new();
    private readonly Gate _gate = new();

    protected SamgrAdapter Adapter => adapter;

    public void Dispose()
    {
        _gate.Dispose();
        _system.Dispose();
    }

    [Fact]
    public void A_full_queue_refuses_at_once()
    {
        var (samgr, service) = Start(TestService.Single(queueSize: 3));
        Fill(samgr, service.Identity, 3);
        Assert.Equal(EC.BusBusy, Send(samgr, service.Identity));
        _gate.Open();
        Wait.Until(() => Send(samgr, service.Identity) == EC.Success);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(int.MaxValue)]
    public void A_queue_may_have_any_size(int size)
    {
        var (samgr, service) = Start(TestService.Single(size));
        Fill(samgr, service.Identity, Math.Min(size, 17_000));
        Assert.Equal(size < 17_000 ? EC.BusBusy : EC.Success, Send(samgr, service.Identity));
        _gate.Open();
        Wait.Until(() => samgr.Queued("queue") == 0);
    }

    [Fact]
    public void A_sender_that_may_be_blocked_is_refused_after_its_time()
    {
        var (samgr, service) = Start(TestService.Single(queueSize: 1, FullQueuePolicy.Block, blockTimeoutMs: 20));
        Fill(samgr, service.Identity, 1);
        Assert.Equal(EC.BusBusy, Send(samgr, service.Identity));
    }

    [Fact]
    public void Senders_that_are_blocked_go_on_as_soon_as_there_is_room()
    {
        var (samgr, service) = Start(TestService.Single(queueSize: 1, FullQueuePolicy.Block, blockTimeoutMs: Patience.LimitMs));
        Fill(samgr, service.Identity, 1);
        var codes = new int[4];
        var senders = codes.Select((_, i) => Wait.Start(() => codes[i] = Send(samgr, service.Identity))).ToArray();
        _gate.Open();
        Array.ForEach(senders, Wait.For);
        Assert.All(codes, code => Assert.Equal(EC.Success, code));
    }

    [Fact]
    public void A_service_that_sends_to_its_own_full_queue_does_not_wait_for_itself()
    {
        var code = EC.Success;
        using var done = new ManualResetEventSlim();
        TestService? self = null;
        self = new TestService("queue", TestService.Single(queueSize: 1, FullQueuePolicy.Block, blockTimeoutMs: 5 * Patience.LimitMs))
        {
            OnMessage = _ =>
            {
                code = Send(self!.Samgr!, self.Identity);
                done.Set();
                return true;
            },
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(self));
        Assert.Equal(EC.Success, Send(samgr, self.Identity));
        Wait.For(done);
        Assert.Equal(EC.BusBusy, code);
    }

    [Fact]
    public void The_oldest_message_makes_room_and_is_counted()
    {
        var handled = new List<uint>();
        var (samgr, service) = Start(TestService.Single(queueSize: 3, FullQueuePolicy.DropOldest), handled);
        Fill(samgr, service.Identity, 1);
        for (var value = 1u; value <= 5; value++)
        {
            Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(Ordinary, null, value), null));
        }

        Assert.Equal(3, samgr.Of("queue").Dropped);
        _gate.Open();
        Wait.Until(() => samgr.Queued("queue") == 0);
        Assert.Equal([4u, 5u], handled);
    }

    [Fact]
    public void A_message_of_another_service_in_the_same_queue_is_not_dropped()
    {
        var config = new TaskConfig(queueSize: 3, taskType: TaskType.Specified, fullQueuePolicy: FullQueuePolicy.DropOldest);
        var (samgr, service) = Start(config);
        var other = new TestService("other", config);
        samgr.RegisterService(other);
        samgr.Bootstrap();
        Wait.Until(() => other.Identity != Identity.Invalid);
        Wait.Until(() => samgr.Queued("other") == 0);
        Fill(samgr, service.Identity, 1);
        Assert.Equal(EC.Success, Send(samgr, other.Identity));
        Assert.Equal(EC.Success, Send(samgr, other.Identity));
        Assert.Equal(EC.BusBusy, Send(samgr, service.Identity));
        Assert.Equal(EC.Success, Send(samgr, other.Identity));
        Assert.Equal((0, 1), (samgr.Of("queue").Dropped, samgr.Of("other").Dropped));
    }

    [Fact]
    public void Who_waits_for_the_answer_to_a_dropped_message_gets_an_empty_one()
    {
        var answers = 0;
        var (samgr, service) = Start(TestService.Single(queueSize: 2, FullQueuePolicy.DropOldest));
        Fill(samgr, service.Identity, 1);
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(Ordinary), (_, response) => answers += response.Data == null ? 1 : 100));
        Assert.Equal(EC.Success, Send(samgr, service.Identity));
        Assert.Equal(1, answers);
    }

    [Fact]
    public void A_stopped_process_says_that_it_is_stopped_and_not_that_it_is_busy()
    {
        var (samgr, service) = Start(TestService.Single());
        samgr.Stop();
        Assert.Equal(EC.NoInit, Send(samgr, service.Identity));
    }

    [Fact]
    public void The_oldest_message_makes_room_whoever_sends_and_the_others_keep_their_order()
    {
        const int senders = 4;
        const int each = 2_000;
        var last = new uint[senders];
        int handled = 0;
        int answers = 0;
        int disorder = 0;
        var other = new TestService("other", Displacing);
        var service = new TestService("queue", Displacing)
        {
            OnMessage = request =>
            {
                disorder += request.MsgValue > last[request.Length] ? 0 : 1;
                last[request.Length] = request.MsgValue;
                handled++;
                return true;
            },
        };
        var samgr = _system.StartLocal(
            samgr =>
            {
                samgr.Add(service);
                samgr.Add(other);
            },
            options => options.Adapter = adapter);
        Wait.ForAll(senders, number =>
        {
            for (var i = 1u; i <= each; i++)
            {
                var request = new Request(Answered, null, i) { Length = number };
                while (samgr.SendRequest(service.Identity, request, (_, _) => Interlocked.Increment(ref answers)) != EC.Success)
                {
                    // All that waits is for the other service.
                    Thread.Yield();
                }

                samgr.SendRequest(other.Identity, new Request(Ordinary), null);
            }
        });
        Wait.Until(() => samgr.Queued("queue") == 0 && Volatile.Read(ref answers) == senders * each);
        Assert.Equal((senders * each, 0), (handled + samgr.Of("queue").Dropped, disorder));
    }

    protected static int Send(SamgrLite samgr, Identity identity) => samgr.SendRequest(identity, new Request(Ordinary), null);

    protected void Open() => _gate.Open();

    protected void Fill(SamgrLite samgr, Identity identity, int count)
    {
        Assert.Equal(EC.Success, samgr.SendRequest(identity, new Request(Hold), null));
        _gate.WaitEntered();
        for (var i = 1; i < count; i++)
        {
            Assert.Equal(EC.Success, Send(samgr, identity));
        }
    }

    internal (SamgrLite Samgr, TestService Service) Start(TaskConfig config, List<uint>? handled = null)
    {
        var service = new TestService("queue", config)
        {
            OnMessage = request =>
            {
                if (request.MsgId == Hold)
                {
                    _gate.Pass();
                }
                else
                {
                    handled?.Add(request.MsgValue);
                }

                return true;
            },
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(service), options => options.Adapter = adapter);
        Wait.Until(() => samgr.Queued("queue") == 0);
        return (samgr, service);
    }
}
