namespace Samgr.Broadcast;

internal sealed class Subscription
{
    internal readonly Topic Topic;
    internal readonly Consumer Consumer;

    internal bool IsActive = true;

    internal Subscription(Topic topic, Consumer consumer)
    {
        Topic = topic;
        Consumer = consumer;
    }
}
