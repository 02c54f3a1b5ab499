using System.Collections;
using Samgr.Broadcast;

namespace Samgr.Gpio;

/// <summary>The pins whose edges are published in this process, and the Broadcast that publishes them.</summary>
internal sealed class PinTopics
{
    private static readonly byte[] _high = new byte[] { 1 };
    private static readonly byte[] _low = new byte[] { 0 };

    private readonly ArrayList _topics = new ArrayList();
    private readonly SamgrLite _samgr;
    private IPubSub? _pubSub;

    internal PinTopics(SamgrLite samgr)
    {
        _samgr = samgr;
    }

    /// <returns>False when there is no Broadcast in this process.</returns>
    internal bool Add(int pin)
    {
        lock (_topics)
        {
            if (_pubSub == null)
            {
                IUnknown? found = _samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
                _pubSub = found as IPubSub;
                if (_pubSub == null)
                {
                    if (found != null)
                    {
                        found.Release();
                    }

                    return false;
                }
            }

            if (Find(pin) == null)
            {
                Topic topic = new Topic(GpioNames.TopicOf(pin));
                _pubSub.AddTopic(topic);
                _topics.Add(topic);
            }

            return true;
        }
    }

    internal void Publish(int pin, bool isHigh)
    {
        Topic? topic;
        lock (_topics)
        {
            topic = Find(pin);
        }

        if (topic != null)
        {
            _pubSub!.Publish(topic, isHigh ? _high : _low, 1);
        }
    }

    private Topic? Find(int pin)
    {
        for (int i = 0; i < _topics.Count; i++)
        {
            Topic topic = (Topic)_topics[i]!;
            if (topic.Value == GpioNames.TopicOf(pin))
            {
                return topic;
            }
        }

        return null;
    }
}
