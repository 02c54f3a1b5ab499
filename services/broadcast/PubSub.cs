using System;
using LiteIpc;

namespace Samgr.Broadcast;

/// <summary>The topics of a process and who has subscribed to them.</summary>
internal sealed class PubSub : UnknownObject, IPubSub
{
    private static readonly Response _nobody = new Response(new Subscription[0]);

    private readonly PubSubFeature _feature;

    /// <summary>The subscriptions by topic: a response whose data is an array. The array is never changed in place.</summary>
    private readonly KeyedTable _topics = new KeyedTable();
    private readonly Handler _deliver;
    private Request? _spare;

    internal PubSub(PubSubFeature feature)
    {
        _feature = feature;
        _deliver = Deliver;
    }

    public int AddTopic(Topic? topic)
    {
        if (topic == null)
        {
            return EC.Invalid;
        }

        lock (_topics)
        {
            if (_topics.Find(topic) != null)
            {
                return EC.Failure;
            }

            _topics.Set(topic, _nobody);
            return EC.Success;
        }
    }

    public int Subscribe(Topic? topic, Consumer? consumer)
    {
        if (topic == null || consumer == null)
        {
            return EC.Invalid;
        }

        lock (_topics)
        {
            Subscription[]? subscriptions = Find(topic);
            if (subscriptions == null)
            {
                return EC.Failure;
            }

            if (IndexOf(subscriptions, consumer) >= 0)
            {
                return BroadcastNames.AlreadySubscribed;
            }

            Subscription[] grown = new Subscription[subscriptions.Length + 1];
            Array.Copy(subscriptions, grown, subscriptions.Length);
            grown[subscriptions.Length] = new Subscription(topic, consumer);
            _topics.Set(topic, new Response(grown));
            return EC.Success;
        }
    }

    public Consumer? ModifyConsumer(Topic? topic, Consumer? old, Consumer? current)
        => current == null ? null : Replace(topic, old, current);

    public Consumer? Unsubscribe(Topic? topic, Consumer? consumer) => Replace(topic, consumer, null);

    public bool Publish(Topic? topic, byte[]? data, int length)
    {
        if (topic == null || data == null || length <= 0 || length > data.Length)
        {
            return false;
        }

        Response? subscribers;
        Request? message;
        lock (_topics)
        {
            subscribers = (Response?)_topics.Find(topic);
            message = _spare;
            _spare = null;
        }

        if (subscribers == null)
        {
            return false;
        }

        Report(null, topic);
        Subscription[] subscriptions = (Subscription[])subscribers.Data!;
        message ??= new Request();
        message.Data = data;
        message.Length = length;
        bool sent = false;
        int end;
        for (int start = 0; start < subscriptions.Length; start = end)
        {
            // One message for all consumers in a row that have the same receiver.
            Identity? receiver = ReceiverOf(subscriptions[start]);
            end = start + 1;
            while (end < subscriptions.Length && ReceiverOf(subscriptions[end]) == receiver)
            {
                end++;
            }

            message.MsgId = start;
            message.MsgValue = (uint)(end - start);
            sent |= _feature.Samgr!.SendSharedDirectRequest(receiver, message, subscribers, null, _deliver) == EC.Success;
        }

        message.Data = null;
        lock (_topics)
        {
            _spare = message;
        }

        return sent;
    }

    /// <summary>Runs on the receiver's thread. Notifies consecutive subscribers: the message number is the first, the value is their count.</summary>
    private void Deliver(Request request, Response response)
    {
        Subscription[] subscriptions = (Subscription[])response.Data!;
        object? data = request.Data;
        int length = request.Length;
        int start = request.MsgId;
        int end = start + (int)request.MsgValue;
        for (int i = start; i < end; i++)
        {
            Subscription subscription = subscriptions[i];
            if (!subscription.IsActive)
            {
                continue;
            }

            // Written anew: another consumer may have changed them.
            request.MsgId = 0;
            request.MsgValue = subscription.Topic.Value;
            request.Data = data;
            request.Length = length;
            try
            {
                Report(subscription.Consumer, subscription.Topic);
                subscription.Consumer.Notify(subscription.Topic, request);
            }
            catch (Exception error)
            {
                ReceiverOf(subscription)?.CountThrown("telling a consumer", error);
            }
        }
    }

    private Identity? ReceiverOf(Subscription subscription) => subscription.Consumer.Identity ?? _feature.Identity;

    private void Report(Consumer? consumer, Topic topic)
        => _feature.Samgr!.Options.Events?.Invoke(
            BroadcastNames.Service, consumer == null ? BroadcastNames.PubSubFeature : consumer.Name, (int)topic.Value, IpcFlag.OneWay, EC.Success);

    private Consumer? Replace(Topic? topic, Consumer? old, Consumer? current)
    {
        if (topic == null || old == null)
        {
            return null;
        }

        lock (_topics)
        {
            Subscription[]? subscriptions = Find(topic);
            int index = subscriptions == null ? -1 : IndexOf(subscriptions, old);
            if (index < 0)
            {
                return null;
            }

            Subscription replaced = subscriptions![index];
            replaced.IsActive = false;
            Subscription[] changed = new Subscription[subscriptions.Length - (current == null ? 1 : 0)];
            Array.Copy(subscriptions, changed, index);
            int rest = subscriptions.Length - index - 1;
            Array.Copy(subscriptions, index + 1, changed, changed.Length - rest, rest);
            if (current != null)
            {
                changed[index] = new Subscription(topic, current);
            }

            _topics.Set(topic, new Response(changed));
            return replaced.Consumer;
        }
    }

    private Subscription[]? Find(Topic topic) => (Subscription[]?)((Response?)_topics.Find(topic))?.Data;

    private static int IndexOf(Subscription[] subscriptions, Consumer consumer)
    {
        for (int i = 0; i < subscriptions.Length; i++)
        {
            if (subscriptions[i].Consumer.IsEqual(consumer))
            {
                return i;
            }
        }

        return -1;
    }
}
