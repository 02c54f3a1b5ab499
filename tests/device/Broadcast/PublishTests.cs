using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.Broadcast;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Broadcast;

/// <summary>Publish and subscribe within a process.</summary>
[TestClass]
public class PublishTests
{
    private const uint TopicValue = 7;

    private static Recorder? _service;
    private static IPubSub? _pubSub;
    private static Topic? _topic;
    private static byte[]? _payload;

    [Cleanup]
    public void End_the_process()
    {
        Board.End();
        _service = null;
        _pubSub = null;
        _topic = null;
        _payload = null;
    }

    [TestMethod]
    public void A_consumer_gets_the_payload_on_the_thread_of_its_service()
    {
        Start();
        Listener listener = Subscribed(_service!.Identity);
        Assert.IsTrue(_pubSub!.Publish(_topic, _payload, 2));
        Patience.For(listener.Told, "the consumer was not told");
        Assert.AreSame(_payload, listener.Data);
        Assert.AreEqual(2, listener.Length);
        Assert.AreEqual(_service.ThreadId, listener.ThreadId);
    }

    [TestMethod]
    public void Every_consumer_of_a_topic_is_told()
    {
        Start();
        Listener one = Subscribed(_service!.Identity);
        Listener other = Subscribed(null);
        Assert.IsTrue(_pubSub!.Publish(_topic, _payload, 3));
        Patience.For(one.Told, "the first consumer was not told");
        Patience.For(other.Told, "the second consumer was not told");
        Assert.AreNotEqual(one.ThreadId, other.ThreadId);
    }

    [TestMethod]
    public void A_consumer_that_unsubscribed_is_told_nothing()
    {
        Start();
        Listener former = Subscribed(_service!.Identity);
        Listener kept = Subscribed(_service.Identity);
        Assert.AreSame(former, _pubSub!.Unsubscribe(_topic, former));
        Assert.IsTrue(_pubSub.Publish(_topic, _payload, 3));
        Patience.For(kept.Told, "the other consumer was not told");
        Assert.AreEqual(0, former.Count);
    }

    [TestMethod]
    public void Topics_and_subscriptions_are_checked()
    {
        Start();
        Listener listener = Subscribed(null);
        Assert.AreEqual(BroadcastNames.AlreadySubscribed, _pubSub!.Subscribe(_topic, listener));
        Assert.AreEqual(EC.Failure, _pubSub.AddTopic(new Topic(TopicValue)));
        Assert.AreEqual(EC.Failure, _pubSub.Subscribe(new Topic(TopicValue + 1), listener));
        Assert.IsFalse(_pubSub.Publish(new Topic(TopicValue + 1), _payload, 3));
        Assert.IsFalse(_pubSub.Publish(_topic, _payload, 4));
    }

    private static void Start()
    {
        Board.Begin();
        _service = new Recorder("consumer", new TaskConfig(TaskLevel.Middle, TaskPriority.Normal, TaskConfig.DefaultStackSize, 4, TaskType.Single));
        SamgrLite samgr = Board.StartLocal(new BroadcastAndConsumer(_service));
        _pubSub = (IPubSub)samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
        _topic = new Topic(TopicValue);
        _payload = new byte[] { 1, 2, 3 };
        Assert.AreEqual(EC.Success, _pubSub.AddTopic(_topic));
    }

    private static Listener Subscribed(Identity? identity)
    {
        Listener listener = new Listener(identity);
        Assert.AreEqual(EC.Success, _pubSub!.Subscribe(_topic, listener));
        return listener;
    }

    private sealed class BroadcastAndConsumer : ServiceModule
    {
        private readonly Recorder _consumer;

        internal BroadcastAndConsumer(Recorder consumer)
        {
            _consumer = consumer;
        }

        public override void Install(SamgrLite samgr)
        {
            new BroadcastModule().Install(samgr);
            new RecorderModule(_consumer).Install(samgr);
        }
    }
}
