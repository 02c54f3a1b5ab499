using LiteIpc;

namespace Samgr.Tests;

public sealed class IdentityTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void The_identity_of_a_feature_that_is_gone_does_not_lead_to_the_next_one()
    {
        var former = new TestFeature("former");
        var reached = 0;
        var next = new TestFeature("next") { Handle = _ => ++reached > 0 };
        var samgr = Start(former);
        Assert.Same(former, samgr.UnregisterFeature("service", "former"));
        Assert.True(samgr.RegisterFeature("service", next));
        samgr.Bootstrap();
        Wait.Until(() => next.Identity != Identity.Invalid);
        Assert.Equal(former.Identity.FeatureId, next.Identity.FeatureId);
        Assert.Equal(EC.Invalid, samgr.SendRequest(former.Identity, new Request(), null));
        Assert.Equal(EC.Success, samgr.SendRequest(next.Identity, new Request(), null));
        Wait.Until(() => samgr.Queued("service") == 0);
        Assert.Equal(1, reached);
    }

    [Fact]
    public void A_message_that_waits_for_a_feature_that_goes_is_dropped_and_its_sender_is_answered()
    {
        using var gate = new Gate();
        using var answered = new ManualResetEventSlim();
        var feature = new TestFeature("former");
        var service = new TestService("service", TestService.Single())
        {
            OnMessage = _ =>
            {
                gate.Pass();
                return true;
            },
        };
        var samgr = Start(feature, service);
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(), null));
        gate.WaitEntered();
        Assert.Equal(EC.Success, samgr.SendRequest(feature.Identity, new Request(), (_, _) => answered.Set()));
        Assert.NotNull(samgr.UnregisterFeature("service", "former"));
        gate.Open();
        Wait.For(answered);
        Assert.Equal(1, samgr.Of("service").Dropped);
    }

    [Fact]
    public void The_identity_of_a_service_that_is_gone_leads_nowhere()
    {
        var service = new TestService("other");
        var samgr = _system.StartLocal(samgr => samgr.Add(service));
        Assert.Same(service, samgr.UnregisterService("other"));
        Assert.True(samgr.RegisterService(new TestService("next")));
        samgr.Bootstrap();
        Assert.Equal(EC.Invalid, samgr.SendRequest(service.Identity, new Request(), null));
    }

    private SamgrLite Start(TestFeature feature, TestService? service = null) => _system.StartLocal(samgr =>
    {
        samgr.Add(service ?? new TestService("service"));
        samgr.InitCalls.Add(InitGroup.SystemFeature, installed => installed.RegisterFeature("service", feature));
    });
}
