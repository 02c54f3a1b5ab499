using LiteIpc;
using Samgr.Broadcast;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Broadcast;

/// <summary>Area 3: topics and who subscribes to them.</summary>
public sealed class SubscribeRows : IDisposable
{
    private readonly BroadcastFixture _fixture = new();
    private readonly Topic _topic = new(11);

    public SubscribeRows()
    {
        Assert.Equal(EC.Success, PubSub.AddTopic(_topic));
    }

    private IPubSub PubSub => _fixture.PubSub;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void BC_001_a_new_topic_is_added()
        => Assert.Equal(EC.Success, PubSub.AddTopic(new Topic(12)));

    [Fact]
    public void BC_002_null_or_a_topic_that_is_there_is_not_added()
    {
        Assert.NotEqual(EC.Success, PubSub.AddTopic(null));
        Assert.NotEqual(EC.Success, PubSub.AddTopic(_topic));
        Assert.NotEqual(EC.Success, PubSub.AddTopic(new Topic(11)));
    }

    [Fact]
    public void BC_003_a_consumer_subscribes_to_a_topic()
        => Assert.Equal(EC.Success, PubSub.Subscribe(_topic, _fixture.NewConsumer()));

    [Fact]
    public void BC_004_nobody_subscribes_to_null_or_an_unknown_topic()
    {
        Assert.NotEqual(EC.Success, PubSub.Subscribe(null, _fixture.NewConsumer()));
        Assert.NotEqual(EC.Success, PubSub.Subscribe(new Topic(unchecked((uint)-200)), _fixture.NewConsumer()));
    }

    [Fact]
    public void BC_005_null_does_not_subscribe()
        => Assert.NotEqual(EC.Success, PubSub.Subscribe(_topic, null));

    [Fact]
    public void BC_006_an_equal_consumer_does_not_subscribe_again()
    {
        var mail = new Mailbox();
        Assert.Equal(EC.Success, PubSub.Subscribe(_topic, _fixture.ConsumerOf(mail)));
        Assert.NotEqual(EC.Success, PubSub.Subscribe(_topic, _fixture.ConsumerOf(mail)));
    }

    [Fact]
    public void BC_007_a_consumer_that_unsubscribes_comes_back()
    {
        Consumer consumer = Subscribed();
        Assert.Same(consumer, PubSub.Unsubscribe(_topic, consumer));
    }

    [Fact]
    public void BC_008_null_unsubscribes_nobody()
    {
        Consumer consumer = Subscribed();
        Assert.Null(PubSub.Unsubscribe(null, consumer));
        Assert.Null(PubSub.Unsubscribe(_topic, null));
    }

    [Fact]
    public void BC_009_a_consumer_that_has_not_subscribed_does_not_unsubscribe()
    {
        Subscribed();
        Assert.Null(PubSub.Unsubscribe(_topic, _fixture.NewConsumer()));
    }

    [Fact]
    public void BC_011_a_consumer_is_put_in_the_place_of_another()
    {
        Consumer old = Subscribed();
        Consumer current = _fixture.NewConsumer();
        Assert.Same(old, PubSub.ModifyConsumer(_topic, old, current));
        Assert.Same(current, PubSub.Unsubscribe(_topic, current));
    }

    [Fact]
    public void BC_013_an_unknown_topic_has_no_consumer_to_replace()
    {
        Consumer consumer = Subscribed();
        Assert.Null(PubSub.ModifyConsumer(new Topic(99), consumer, _fixture.NewConsumer()));
        Assert.Null(PubSub.ModifyConsumer(new Topic(99), consumer, consumer));
    }

    [Fact]
    public void BC_014_a_consumer_may_be_put_in_its_own_place()
    {
        Consumer consumer = Subscribed();
        Assert.Same(consumer, PubSub.ModifyConsumer(_topic, consumer, consumer));
    }

    private Consumer Subscribed()
    {
        Consumer consumer = _fixture.NewConsumer();
        Assert.Equal(EC.Success, PubSub.Subscribe(_topic, consumer));
        return consumer;
    }
}
