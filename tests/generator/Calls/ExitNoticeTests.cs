using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>A client that holds a generated proxy is told that its service is lost, and can find it again.</summary>
public sealed class ExitNoticeTests
{
    private const int Gone = 7;
    private const int Back = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_client_is_told_of_each_end_of_its_service_once_and_finds_it_again(bool isFoundByOthers)
    {
        using InMemorySystem system = new();
        system.Start(1);
        SamgrLite owner = system.Start(2, new ThermometerModule());
        Listener listener = new();
        SamgrLite caller = system.Start(3, new ListenerModule(listener));
        IUnknown? other = isFoundByOthers ? InMemorySystem.Await(() => caller.GetDefaultFeatureApi("temperature")) : null;
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(caller));
        Assert.Equal(EC.Success, TemperatureProxy.NotifyExit(temperature, listener.Identity, Gone));
        Assert.Equal(EC.Success, TemperatureProxy.NotifyExit(temperature, listener.Identity, Gone));

        for (int pid = 4; pid < 6; pid++)
        {
            temperature.Wake();
            owner.Stop();
            Assert.Equal(Gone, listener.Next());
            Assert.Throws<ServiceException>(temperature.Wake);
            Assert.Equal(EC.Success, caller.NotifyArrival("temperature", null, listener.Identity, Back));

            owner = system.Start(pid, new ThermometerModule());

            Assert.Equal(Back, listener.Next());
        }

        InterfaceProxy.Release(temperature);
        other?.Release();
    }

    [Fact]
    public void A_proxy_that_was_released_tells_nobody()
    {
        using InMemorySystem system = new();
        system.Start(1);
        SamgrLite owner = system.Start(2, new ThermometerModule());
        Listener listener = new();
        SamgrLite caller = system.Start(3, new ListenerModule(listener));
        IUnknown kept = InMemorySystem.Await(() => caller.GetDefaultFeatureApi("temperature"));
        ITemperature released = InMemorySystem.Await(() => TemperatureProxy.Find(caller));
        ITemperature held = InMemorySystem.Await(() => TemperatureProxy.Find(caller));
        Assert.Equal(EC.Success, InterfaceProxy.NotifyExit(released, listener.Identity, Gone));
        Assert.Equal(EC.Success, InterfaceProxy.NotifyExit(held, listener.Identity, Back));
        InterfaceProxy.Release(released);

        owner.Stop();

        Assert.Equal(Back, listener.Next());
        Assert.Equal(EC.Invalid, InterfaceProxy.NotifyExit(released, listener.Identity, Gone));
        InterfaceProxy.Release(held);
        kept.Release();
    }

    [Fact]
    public void More_messages_than_a_process_may_wait_for_and_other_objects_are_refused()
    {
        using InMemorySystem system = new();
        Listener listener = new();
        SamgrLite samgr = system.Start(1, new ThermometerModule(), new ListenerModule(listener));
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(samgr));

        for (int message = 0; message < samgr.Options.MaxWaits; message++)
        {
            Assert.Equal(EC.Success, InterfaceProxy.NotifyExit(temperature, listener.Identity, message));
        }

        Assert.Equal(EC.NoSpace, InterfaceProxy.NotifyExit(temperature, listener.Identity, samgr.Options.MaxWaits));
        Assert.Equal(EC.Invalid, InterfaceProxy.NotifyExit(temperature, Identity.Invalid, 0));
        Assert.Equal(EC.Invalid, InterfaceProxy.NotifyExit(temperature, null, 0));
        Assert.Equal(EC.Invalid, InterfaceProxy.NotifyExit(new object(), listener.Identity, 0));
        InterfaceProxy.Release(temperature);
    }

    private sealed class ListenerModule(Listener listener) : ServiceModule
    {
        public override void Install(SamgrLite samgr) =>
            samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(listener));
    }

    private sealed class Listener : Service
    {
        private readonly BlockingCollection<int> _messages = [];

        public override string Name => "listener";

        public Identity Identity { get; private set; } = Identity.Invalid;

        public override bool Initialize(Identity identity)
        {
            Identity = identity;
            return true;
        }

        public override bool MessageHandle(Request request)
        {
            _messages.Add(request.MsgId);
            return true;
        }

        public int Next()
        {
            Assert.True(_messages.TryTake(out int message, InMemorySystem.TimeoutMs), "no message comes");
            return message;
        }
    }
}
