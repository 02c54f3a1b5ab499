namespace Samgr.Broadcast;

internal sealed class Subscription
{
    internal readonly Topic Topic;
    internal readonly Consumer Consumer;

    /// <summary>What carries it to the consumer's thread; never changed.</summary>
    internal readonly Response Response;

    internal bool IsActive = true;

    internal Subscription(Topic topic, Consumer consumer)
    {
        Topic = topic;
        Consumer = consumer;
        Response = new Response(this);
    }
}
