using LiteIpc;

namespace Samgr.Tests;

public sealed class LateRegistrationTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_service_that_is_registered_later_is_initialised_by_the_next_bootstrap()
    {
        var samgr = _system.StartLocal();
        var late = new TestService("late");
        Assert.True(samgr.RegisterService(late));
        Assert.Same(Identity.Invalid, late.Identity);
        samgr.Bootstrap();
        Wait.Until(() => late.Identity != Identity.Invalid);
    }

    [Fact]
    public void A_service_can_register_and_boot_another_one_in_its_initialisation()
    {
        var inner = new TestService("inner", TestService.Single());
        TestService? outer = null;
        outer = new TestService("outer", TestService.Single())
        {
            OnInitialize = _ =>
            {
                Assert.True(outer!.Samgr!.RegisterService(inner));
                outer.Samgr.Bootstrap();
                return true;
            },
        };
        _system.StartLocal(samgr => samgr.Add(outer));
        Wait.Until(() => inner.Identity != Identity.Invalid);
        Wait.Until(() => outer.Samgr!.Of("inner").Handled == 1);
    }

    [Fact]
    public void A_feature_of_a_running_service_is_initialised_by_the_next_bootstrap()
    {
        var service = new TestService("service");
        var samgr = _system.StartLocal(samgr => samgr.Add(service));
        var feature = new TestFeature("feature");
        Assert.True(samgr.RegisterFeature("service", feature));
        samgr.Bootstrap();
        Wait.Until(() => feature.Identity != Identity.Invalid);
        Assert.Equal((service.Identity.ServiceId, 0), (feature.Identity.ServiceId, feature.Identity.FeatureId));
    }

    [Fact]
    public void The_interfaces_of_a_running_service_keep_their_tokens_when_a_feature_is_added()
    {
        var manager = _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService("service"), new TestApi()));
        var proxy = _system.StartProcess(7, 9).Find("service");
        var feature = new TestFeature("feature");
        provider.RegisterFeature("service", feature);
        provider.RegisterFeatureApi("service", "feature", new TestApi());
        provider.Bootstrap();
        Wait.Until(() => feature.Identity != Identity.Invalid);
        Wait.Until(() => provider.Queued("service") == 0);
        Wait.Until(() => manager.ListAbilities().Length == 2);
        Assert.Equal([0, 1], manager.ListAbilities().Select(ability => ability.Token).Order());
        Assert.NotNull(provider.UnregisterDefaultFeatureApi("service"));
        Assert.Equal(EC.NoHandler, proxy.Call());
    }

    [Fact]
    public void Interfaces_that_come_and_go_do_not_use_up_tokens()
    {
        var manager = _system.StartManager(5, 7, configure: options => options.MessageRate = 0);
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService("service"), new TestApi()));
        var proxy = _system.StartProcess(7, 9).Find("service");
        for (var i = 0; i < 100; i++)
        {
            Assert.NotNull(provider.UnregisterDefaultFeatureApi("service"));
            Assert.True(provider.RegisterDefaultFeatureApi("service", new TestApi()));
        }

        Assert.Equal(0, Assert.Single(manager.ListAbilities()).Token);
        Assert.Equal(EC.Success, proxy.Call());
    }

    [Fact]
    public void A_bootstrap_works_while_the_shared_queue_is_full()
    {
        using var gate = new Gate();
        var busy = new TestService("busy")
        {
            OnMessage = _ =>
            {
                gate.Pass();
                return true;
            },
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(busy), options => options.SharedQueueSize = 2);
        Wait.Until(() => samgr.Queued("busy") == 0);
        Assert.Equal(EC.Success, samgr.SendRequest(busy.Identity, new Request(), null));
        Assert.Equal(EC.Success, samgr.SendRequest(busy.Identity, new Request(), null));
        Assert.Equal(EC.BusBusy, samgr.SendRequest(busy.Identity, new Request(), null));
        var late = Enumerable.Range(0, 5).Select(i => new TestService("late" + i)).ToArray();
        Assert.All(late, service => Assert.True(samgr.RegisterService(service)));
        samgr.Bootstrap();
        gate.Open();
        Wait.Until(() => late.All(service => service.Identity != Identity.Invalid));
    }

    [Fact]
    public void A_bootstrap_without_news_sends_no_message()
    {
        var samgr = _system.StartLocal();
        Wait.Until(() => samgr.Of("Bootstrap").Handled == 3);
        for (var i = 0; i < 100; i++)
        {
            samgr.Bootstrap();
        }

        Assert.Equal((0, 3), (samgr.Queued("Bootstrap"), samgr.Of("Bootstrap").Handled));
    }

    [Fact]
    public void A_registration_that_samgr_throttled_is_tried_again()
    {
        var clock = new TestAdapter();
        var manager = _system.StartManager(5, 7, configure: options => (options.Adapter, options.MessageBurst) = (clock, 4));
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(new TestService("first"), new TestApi()));
        Wait.Until(() => manager.ListAbilities().Length == 1);
        Assert.True(provider.RegisterService(new TestService("second")));
        Assert.True(provider.RegisterDefaultFeatureApi("second", new TestApi()));
        provider.Bootstrap();
        Wait.Until(() => _system.Logged("samgr did not take <second>: EC_FLOWCTRL") || manager.ListAbilities().Length == 2);
        clock.Advance(60_000);
        Wait.Until(() => _system.Logged("registered <second>"));
    }
}
