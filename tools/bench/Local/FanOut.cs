using Samgr.Broadcast;

namespace Samgr.Bench.Local;

/// <summary>A topic with 64 consumers, all on the thread of the sink.</summary>
internal sealed class FanOut
{
    internal const int Consumers = 64;

    private const int PayloadBytes = 1024;
    private const uint TopicNumber = 1;

    private readonly SinkSystem _system;
    private readonly Topic _topic = new(TopicNumber);
    private readonly byte[] _payload = new byte[PayloadBytes];
    private readonly Member[] _members = new Member[Consumers];

    internal FanOut(SinkSystem system)
    {
        _system = system;
        LocalSystem.Expect(system.PubSub.AddTopic(_topic));
        for (int i = 0; i < Consumers; i++)
        {
            _members[i] = new Member(system.Sink);
            LocalSystem.Expect(system.PubSub.Subscribe(_topic, _members[i]));
        }
    }

    /// <summary>How many copies of the payload the consumers have got, the publisher's own included.</summary>
    internal int Copies => _members.Select(member => member.Received).Append(_payload).Distinct(ReferenceEqualityComparer.Instance).Count();

    internal void Pin(IReadOnlyList<int> cpus) => _system.Sink.Pin(cpus);

    /// <summary>Publishes once, and waits until the last consumer has been told.</summary>
    internal void Publish()
    {
        _system.Sink.Expect(Consumers);
        if (!_system.PubSub.Publish(_topic, _payload, PayloadBytes))
        {
            throw new InvalidOperationException("a measurement failed: nobody got the publication");
        }

        _system.Sink.WaitForAll();
    }

    private sealed class Member(Sink sink) : Consumer
    {
        public override Identity? Identity => sink.Identity;

        internal object? Received { get; private set; }

        public override void Notify(Topic topic, Request origin)
        {
            Received = origin.Data;
            sink.Count();
        }
    }
}
