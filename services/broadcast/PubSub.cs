using System;
using LiteIpc;

namespace Samgr.Broadcast;

/// <summary>The topics of a process and who has subscribed to them.</summary>
internal sealed class PubSub : UnknownObject, IPubSub
{
    private static readonly Subscription[] _nobody = new Subscription[0];

    private readonly PubSubFeature _feature;
    private readonly KeyedTable _topics = new KeyedTable();
    private readonly Handler _deliver;
    private Exchange? _spare;

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
            Subscription[]? subscriptions = (Subscription[]?)_topics.Find(topic);
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
            _topics.Set(topic, grown);
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

        Subscription[]? subscriptions;
        Exchange? message;
        lock (_topics)
        {
            subscriptions = (Subscription[]?)_topics.Find(topic);
            message = _spare;
            _spare = null;
        }

        if (subscriptions == null)
        {
            return false;
        }

        Report(null, topic);
        message ??= new Exchange();
        message.Request.Data = data;
        message.Request.Length = length;
        message.Response.Data = subscriptions;
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

            message.Response.Length = start;
            message.Request.MsgId = end;
            sent |= _feature.Samgr!.SendSharedDirectRequest(receiver, message.Request, message.Response, null, _deliver) == EC.Success;
        }

        message.Clear();
        lock (_topics)
        {
            _spare = message;
        }

        return sent;
    }

    /// <summary>On the thread of the receiver.</summary>
    private void Deliver(Request request, Response response)
    {
        Subscription[] subscriptions = (Subscription[])response.Data!;
        object? data = request.Data;
        int length = request.Length;
        int end = request.MsgId;
        for (int i = response.Length; i < end; i++)
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
                SamgrLite samgr = _feature.Samgr!;
                samgr.Tasks.CurrentService()!.CountThrown("telling a consumer", error);
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
            Subscription[]? subscriptions = (Subscription[]?)_topics.Find(topic);
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

            _topics.Set(topic, changed);
            return replaced.Consumer;
        }
    }

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
