using LiteIpc;
using Samgr.Broadcast;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Broadcast;

/// <summary>A process with the Broadcast service, and a service whose thread consumers are notified on.</summary>
internal sealed class BroadcastFixture : IDisposable
{
    private readonly TestSystem _device = new();

    public BroadcastFixture()
    {
        Receiver = new TestService("receiver", new TaskConfig(TaskLevel.High, TaskPriority.Normal, 0x800, 20, TaskType.Shared));
        SamgrLite samgr = _device.StartManager(install: s =>
        {
            new BroadcastModule().Install(s);
            s.RegisterService(Receiver);
        });
        IUnknown api = samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
        Assert.Equal(EC.Success, api.QueryInterface(InterfaceVersion.Default, out IUnknown? target));
        PubSub = (IPubSub)target!;
    }

    public IPubSub PubSub { get; }

    public TestService Receiver { get; }

    /// <summary>A consumer that is equal to those made with the same mailbox.</summary>
    public Consumer ConsumerOf(Mailbox mail) => new MailConsumer(Receiver, mail);

    public Consumer NewConsumer() => ConsumerOf(new Mailbox());

    public void Dispose() => _device.Dispose();

    private sealed class MailConsumer(TestService receiver, Mailbox mail) : Consumer
    {
        private readonly Mailbox _mail = mail;

        public override Identity? Identity => receiver.Identity;

        public override void Notify(Topic topic, Request origin) => _mail.Put(origin);

        public override bool IsEqual(Consumer other) => other is MailConsumer consumer && consumer._mail == _mail;
    }
}
