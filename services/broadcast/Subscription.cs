namespace Samgr.Broadcast;

internal sealed class Subscription
{
    internal Subscription(Topic topic, Consumer consumer)
    {
        Topic = topic;
        Consumer = consumer;
    }

    internal Topic Topic { get; }

    internal Consumer Consumer { get; }

    internal bool IsActive { get; set; } = true;
}
