using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Tests;

public sealed class PubSubTests : IDisposable
{
    private static readonly Topic _topic = new(7);

    private readonly TestSystem _system = new();
    private readonly byte[] _payload = [1, 2, 3];

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Each_consumer_gets_the_payload_on_the_thread_of_its_own_service()
    {
        var service = new TestService("consumer", TestService.Single());
        var (samgr, pubSub) = Start(service);
        var own = new Recorder(service.Identity);
        var broadcast = new Recorder(null);
        Subscribe(pubSub, own, broadcast);
        Assert.True(pubSub.Publish(_topic, _payload, 2));
        Wait.Until(() => own.Received.Count + broadcast.Received.Count == 2);
        Assert.Equal(("consumer", 2, 7u), Only(own));
        Assert.Equal(("specified-0-32", 2, 7u), Only(broadcast));
        Assert.Same(_payload, own.Data);
    }

    [Fact]
    public void Nobody_gets_what_nobody_subscribed_to()
    {
        var (_, pubSub) = Start();
        Assert.False(pubSub.Publish(_topic, _payload, 3));
        Assert.Equal(EC.Success, pubSub.AddTopic(_topic));
        Assert.Equal(EC.Failure, pubSub.AddTopic(new Topic(7)));
        Assert.False(pubSub.Publish(_topic, _payload, 3));
        Assert.False(pubSub.Publish(_topic, null, 3));
        Assert.False(pubSub.Publish(_topic, _payload, 0));
        Assert.False(pubSub.Publish(_topic, _payload, 4));
    }

    [Fact]
    public void A_consumer_subscribes_once_and_to_known_topics_only()
    {
        var (_, pubSub) = Start();
        var recorder = new Recorder(null);
        Assert.Equal(EC.Failure, pubSub.Subscribe(_topic, recorder));
        Subscribe(pubSub, recorder);
        Assert.Equal(BroadcastNames.AlreadySubscribed, pubSub.Subscribe(_topic, recorder));
        Assert.Equal(EC.Invalid, pubSub.Subscribe(null, recorder));
        Assert.Equal(EC.Invalid, pubSub.Subscribe(_topic, null));
    }

    [Fact]
    public void A_consumer_that_unsubscribed_is_not_told_of_what_was_published_before()
    {
        using var gate = new Gate();
        var service = new TestService("consumer", TestService.Single());
        var (samgr, pubSub) = Start(service);
        var former = new Recorder(service.Identity);
        var kept = new Recorder(service.Identity);
        Subscribe(pubSub, former, kept);
        samgr.SendSharedDirectRequest(service.Identity, new Request(), null, null, (_, _) => gate.Pass());
        gate.WaitEntered();
        Assert.True(pubSub.Publish(_topic, _payload, 3));
        Assert.Same(former, pubSub.Unsubscribe(_topic, former));
        Assert.Null(pubSub.Unsubscribe(_topic, former));
        gate.Open();
        Wait.Until(() => kept.Received.Count == 1);
        Assert.Empty(former.Received);
    }

    [Fact]
    public void A_consumer_can_be_put_in_the_place_of_another()
    {
        var (_, pubSub) = Start();
        var former = new Recorder(null);
        var current = new Recorder(null);
        Subscribe(pubSub, former);
        Assert.Same(former, pubSub.ModifyConsumer(_topic, former, current));
        Assert.Null(pubSub.ModifyConsumer(_topic, former, current));
        Assert.True(pubSub.Publish(_topic, _payload, 3));
        Wait.Until(() => current.Received.Count == 1);
        Assert.Empty(former.Received);
    }

    [Fact]
    public void A_consumer_whose_queue_is_full_does_not_stop_the_others()
    {
        using var gate = new Gate();
        var full = new TestService("full", TestService.Single(queueSize: 1));
        var (samgr, pubSub) = Start(full);
        Wait.Until(() => samgr.Queued("full") == 0);
        samgr.SendSharedDirectRequest(full.Identity, new Request(), null, null, (_, _) => gate.Pass());
        gate.WaitEntered();
        var stuck = new Recorder(full.Identity);
        var free = new Recorder(null);
        Subscribe(pubSub, stuck);
        Assert.False(pubSub.Publish(_topic, _payload, 3));
        Assert.Equal(EC.Success, pubSub.Subscribe(_topic, free));
        Assert.True(pubSub.Publish(_topic, _payload, 3));
        Wait.Until(() => free.Received.Count == 1);
        Assert.Empty(stuck.Received);
    }

    [Fact]
    public void A_consumer_that_throws_is_counted_and_the_next_is_told()
    {
        var service = new TestService("consumer", TestService.Single());
        var (samgr, pubSub) = Start(service);
        var next = new Recorder(service.Identity);
        Subscribe(pubSub, new Recorder(service.Identity) { Throws = true }, new Recorder(service.Identity) { Throws = true }, next);
        Assert.True(pubSub.Publish(_topic, _payload, 3));
        Wait.Until(() => next.Received.Count == 1);
        Assert.Equal(2, samgr.Of("consumer").Exceptions);
    }

    [Fact]
    public void Consumers_of_a_service_that_subscribe_in_a_row_take_one_place_in_its_queue()
    {
        using var gate = new Gate();
        var service = new TestService("consumer", TestService.Single(queueSize: 2));
        var (samgr, pubSub) = Start(service);
        Wait.Until(() => samgr.Queued("consumer") == 0);
        samgr.SendSharedDirectRequest(service.Identity, new Request(), null, null, (_, _) => gate.Pass());
        gate.WaitEntered();
        var told = new ConcurrentQueue<int>();
        var others = new ConcurrentQueue<int>();
        Subscribe(pubSub, [.. Enumerable.Range(0, 8).Select(i => new Recorder(i < 4 ? service.Identity : null) { OnTold = () => (i < 4 ? told : others).Enqueue(i) })]);
        Assert.True(pubSub.Publish(_topic, _payload, 3));
        Assert.Equal(2, samgr.Queued("consumer"));
        gate.Open();
        Wait.Until(() => told.Count + others.Count == 8);
        Assert.Equal([0, 1, 2, 3], told);
        Assert.Equal([4, 5, 6, 7], others);
    }

    [Fact]
    public void What_one_consumer_does_to_the_message_the_next_one_does_not_see()
    {
        var (_, pubSub) = Start();
        var next = new Recorder(null);
        Subscribe(pubSub, new Recorder(null) { Spoils = true }, next);
        Assert.True(pubSub.Publish(_topic, _payload, 2));
        Wait.Until(() => next.Received.Count == 1);
        Assert.Equal((2, 7u), (Only(next).Length, Only(next).Value));
        Assert.Same(_payload, next.Data);
    }

    private static (string? Thread, int Length, uint Value) Only(Recorder recorder) => Assert.Single(recorder.Received);

    private static void Subscribe(IPubSub pubSub, params Recorder[] recorders)
    {
        pubSub.AddTopic(_topic);
        Assert.All(recorders, recorder => Assert.Equal(EC.Success, pubSub.Subscribe(_topic, recorder)));
    }

    private (SamgrLite Samgr, IPubSub PubSub) Start(TestService? service = null)
    {
        var samgr = _system.StartLocal(created =>
        {
            new BroadcastModule().Install(created);
            if (service != null)
            {
                created.Add(service);
            }
        });
        return (samgr, (IPubSub)samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!);
    }

    private sealed class Recorder(Identity? identity) : Consumer
    {
        public override Identity? Identity => identity;

        public bool Throws { get; init; }

        public bool Spoils { get; init; }

        public Action OnTold { get; init; } = () => { };

        public object? Data { get; private set; }

        public ConcurrentQueue<(string? Thread, int Length, uint Value)> Received { get; } = new();

        public override void Notify(Topic topic, Request origin)
        {
            if (Throws)
            {
                throw new InvalidOperationException("told to");
            }

            Data = origin.Data;
            Received.Enqueue((Thread.CurrentThread.Name, origin.Length, origin.MsgValue));
            OnTold();
            if (Spoils)
            {
                origin.Data = null;
                origin.Length = 0;
                origin.MsgValue = 0;
            }
        }
    }
}
