using LiteIpc;
using Samgr.Broadcast;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Broadcast;

/// <summary>Area 3: publications to two consumers of a topic.</summary>
public sealed class PublishRows : IDisposable
{
    private static byte[] Payload { get; } = "a publication"u8.ToArray();

    private readonly BroadcastFixture _fixture = new();
    private readonly Topic _topic = new(0);
    private readonly Mailbox _first = new();
    private readonly Mailbox _second = new();
    private readonly Consumer _secondConsumer;

    public PublishRows()
    {
        Assert.Equal(EC.Success, PubSub.AddTopic(_topic));
        Assert.Equal(EC.Success, PubSub.Subscribe(_topic, _fixture.ConsumerOf(_first)));
        _secondConsumer = _fixture.ConsumerOf(_second);
        Assert.Equal(EC.Success, PubSub.Subscribe(_topic, _secondConsumer));
    }

    private IPubSub PubSub => _fixture.PubSub;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void BC_015_a_publication_reaches_both_consumers()
    {
        Assert.True(PubSub.Publish(_topic, Payload, Payload.Length));
        AssertArrived();
    }

    [Fact]
    public void BC_016_nothing_is_published_to_an_unknown_topic()
        => Assert.False(PubSub.Publish(new Topic(99), Payload, Payload.Length));

    [Fact]
    public void BC_018_an_empty_publication_is_none()
        => Assert.False(PubSub.Publish(_topic, [], 0));

    [Fact]
    public void BC_019_publishing_succeeds_as_long_as_somebody_has_subscribed()
    {
        // The row says that it does without subscribers, but earlier cases had left some on the topic (D3).
        Assert.NotNull(PubSub.Unsubscribe(_topic, _fixture.ConsumerOf(_first)));
        Assert.True(PubSub.Publish(_topic, Payload, Payload.Length));
        Assert.NotNull(PubSub.Unsubscribe(_topic, _fixture.ConsumerOf(_second)));
        Assert.False(PubSub.Publish(_topic, Payload, Payload.Length));
    }

    [Fact]
    public void BC_020_consumers_get_one_publication_after_another()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.True(PubSub.Publish(_topic, Payload, Payload.Length));
            AssertArrived();
        }
    }

    [Fact]
    public void BC_021_a_flood_of_10240_publications_leaves_the_service_usable()
    {
        // A bounded queue may refuse some of them (D4); what it took arrives. With two consumers it may take one's only.
        Assert.Same(_secondConsumer, PubSub.Unsubscribe(_topic, _secondConsumer));
        int taken = 0;
        for (int i = 0; i < 10_240; i++)
        {
            taken += PubSub.Publish(_topic, Payload, Payload.Length) ? 1 : 0;
        }

        Assert.InRange(taken, 1, 10_240);
        Patience.Until(() => PubSub.Publish(_topic, Payload, Payload.Length), "the topic takes a publication");
        for (int i = 0; i < taken; i++)
        {
            Assert.Same(Payload, _first.Next().Data);
        }
    }

    private void AssertArrived()
    {
        Assert.Same(Payload, _first.Next().Data);
        Assert.Same(Payload, _second.Next().Data);
        Assert.Equal((0, 0), (_first.Count, _second.Count));
    }
}
