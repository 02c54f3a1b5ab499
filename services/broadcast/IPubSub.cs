using LiteIpc;

namespace Samgr.Broadcast;

/// <summary>Names and codes of the Broadcast service.</summary>
public static class BroadcastNames
{
    /// <summary>The service.</summary>
    public const string Service = "Broadcast";

    /// <summary>Its feature that publishes and subscribes.</summary>
    public const string PubSubFeature = "Provider and subscriber";

    /// <summary>EC_ALREADY_SUBSCRIBED: an equal consumer has subscribed to the topic.</summary>
    public const int AlreadySubscribed = EC.Success + 1;
}

/// <summary>Publishes to and subscribes to topics. Every method may be called from any thread.</summary>
/// <remarks>
/// <see cref="ISamgrEvents.Invoke"/> tells of each publication as a one-way call of <see cref="BroadcastNames.Service"/> with
/// the topic as the function and <see cref="BroadcastNames.PubSubFeature"/> as the feature, and of each receipt with
/// <see cref="Consumer.Name"/> as the feature.
/// </remarks>
public interface IPubSub : IUnknown
{
    /// <summary>Adds a topic. Consumers can subscribe to it only after that.</summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Invalid"/> for null; <see cref="EC.Failure"/> when it is there.</returns>
    int AddTopic(Topic? topic);

    /// <summary>Subscribes a consumer to a topic.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Invalid"/> for null; <see cref="EC.Failure"/> for an unknown topic;
    /// <see cref="BroadcastNames.AlreadySubscribed"/>.
    /// </returns>
    int Subscribe(Topic? topic, Consumer? consumer);

    /// <summary>Puts another consumer into a subscription.</summary>
    /// <returns>The consumer that was there, or null when it had not subscribed to that topic.</returns>
    Consumer? ModifyConsumer(Topic? topic, Consumer? old, Consumer? current);

    /// <summary>Ends a subscription.</summary>
    /// <returns>The consumer, or null when it had not subscribed to that topic.</returns>
    Consumer? Unsubscribe(Topic? topic, Consumer? consumer);

    /// <summary>
    /// Sends a payload to everybody who has subscribed to a topic. Consumers of one service that subscribed one after the other
    /// take one place in its queue, and are told one after the other; what one of them throws is logged and counted, and the next
    /// is told.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="data">The payload; shared by all consumers, so it must not be changed afterwards.</param>
    /// <param name="length">Bytes of it, above 0.</param>
    /// <returns>False when nobody gets it: nothing to send, an unknown topic, no consumer, or no room in any consumer's queue.</returns>
    bool Publish(Topic? topic, byte[]? data, int length);
}
