using LiteIpc;

namespace Samgr.Tests;

public sealed class PermissionTests : IDisposable
{
    private const string Service = "safe";
    private const string Feature = "door";
    private const int ProviderUid = 8;
    private const int ConsumerUid = 9;

    private readonly TestSystem _system = new();
    private readonly PolicyTable _policy = new();
    private int _served;

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_query_without_a_rule_is_refused_and_the_log_names_the_missing_rule()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        Start();
        var consumer = _system.StartProcess(7, ConsumerUid);
        Assert.Null(consumer.GetDefaultFeatureApi(Service));
        AssertLogged("Cannot Access<safe> No Permission! no policy rule lets uid 9 use <safe>; add {\"service\":\"safe\",\"use\":[{\"uid\":9}]}");
    }

    [Fact]
    public void A_registration_without_a_rule_is_refused_and_the_log_names_the_missing_rule()
    {
        _policy.AllowUse(Service, null, PolicySubject.ForUid(ConsumerUid));
        Start();
        AssertLogged("samgr did not take <safe>: EC_PERMISSION no policy rule lets uid 8 provide <safe>; add {\"service\":\"safe\",\"provide\":[{\"uid\":8}]}");
        Assert.Null(_system.StartProcess(7, ConsumerUid).GetDefaultFeatureApi(Service));
    }

    [Fact]
    public void A_missing_rule_for_a_feature_is_named_with_the_feature()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        Start();
        Assert.Null(_system.StartProcess(7, ConsumerUid).GetFeatureApi(Service, Feature));
        AssertLogged("add {\"service\":\"safe\",\"feature\":\"door\",\"use\":[{\"uid\":9}]}");
    }

    [Fact]
    public void A_feature_that_follows_its_service_is_advised_to_add_to_the_rule_of_the_service_and_locks_nobody_out()
    {
        AllowAll();
        Start();
        Assert.Null(_system.StartProcess(7, 10).GetFeatureApi(Service, Feature));
        AssertLogged("no policy rule lets uid 10 use <safe, door>; add {\"service\":\"safe\",\"use\":[{\"uid\":10}]}");

        _policy.AllowUse(Service, null, PolicySubject.ForUid(10));
        Assert.NotNull(_system.StartProcess(9, 10).GetFeatureApi(Service, Feature));
        Assert.NotNull(_system.StartProcess(11, ConsumerUid).GetFeatureApi(Service, Feature));
    }

    [Fact]
    public void A_feature_with_rules_of_its_own_is_advised_to_add_to_these()
    {
        AllowAll();
        _policy.AllowUse(Service, Feature, PolicySubject.ForUid(10));
        Start();
        Assert.Null(_system.StartProcess(7, ConsumerUid).GetFeatureApi(Service, Feature));
        AssertLogged("add {\"service\":\"safe\",\"feature\":\"door\",\"use\":[{\"uid\":9}]}");
    }

    [Fact]
    public void A_service_that_the_policy_knows_and_that_is_not_up_is_told_the_rule_and_nothing_of_its_name()
    {
        AllowAll();
        _system.StartManager(5, 7, _policy);
        Assert.Null(_system.StartProcess(7, 10).GetFeatureApi(Service, Feature));
        AssertLogged("no policy rule lets uid 10 use <safe, door>; add {\"service\":\"safe\",\"use\":[{\"uid\":10}]}");
    }

    [Fact]
    public void A_name_that_neither_policy_nor_registry_knows_is_told_so()
    {
        AllowAll();
        _system.StartManager(5, 7, _policy);
        Assert.Null(_system.StartProcess(7, 10).GetDefaultFeatureApi("save"));
        AssertLogged("no policy rule lets uid 10 use <save>, and nothing of that name is registered");
    }

    [Fact]
    public void The_rules_of_a_feature_replace_those_of_its_service()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        _policy.AllowUse(Service, null, PolicySubject.ForRange(0, 100));
        _policy.AllowUse(Service, Feature, PolicySubject.ForUid(10));
        Start();
        var consumer = _system.StartProcess(7, ConsumerUid);
        Assert.Equal(EC.Success, consumer.Find(Service).Call());
        Assert.Null(consumer.GetFeatureApi(Service, Feature));
        Assert.Equal(EC.Success, _system.StartProcess(10, 10).Find(Service, Feature).Call());
    }

    [Fact]
    public void A_feature_without_rules_follows_its_service()
    {
        AllowAll();
        Start();
        Assert.Equal(EC.Success, _system.StartProcess(7, ConsumerUid).Find(Service, Feature).Call());
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(25, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(40, true)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_range_includes_both_ends_a_user_itself_and_a_bundle_its_user(int uid, bool allowed)
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        _policy.AllowUse(Service, null, PolicySubject.ForRange(20, 30));
        _policy.AllowUse(Service, null, PolicySubject.ForUid(40));
        _policy.AllowUse(Service, null, PolicySubject.ForBundle("com.example.app", 50));
        Start();
        var proxy = _system.StartProcess(7, uid).FindServiceApi(Service, null);
        Assert.Equal(allowed, proxy != null);
        Assert.True(proxy == null || proxy.Call() == EC.Success);
    }

    [Fact]
    public void A_service_has_8_rules_at_most()
    {
        for (var uid = 0; uid < 8; uid++)
        {
            Assert.Equal(EC.Success, _policy.AllowUse(Service, null, PolicySubject.ForUid(uid)));
        }

        Assert.Equal(EC.NoSpace, _policy.AllowUse(Service, null, PolicySubject.ForUid(8)));
        Assert.Equal(EC.Success, _policy.AllowUse(Service, Feature, PolicySubject.ForUid(8)));
        Assert.Equal(EC.Success, _policy.AllowProvide(Service, null, PolicySubject.ForUid(8)));
    }

    [Fact]
    public void A_handle_that_was_granted_for_one_service_opens_no_other()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        _policy.AllowUse(Service, null, PolicySubject.ForUid(ConsumerUid));
        _policy.AllowUse(Service, Feature, PolicySubject.ForUid(10));
        var manager = Start();
        var consumer = _system.StartProcess(7, ConsumerUid);
        Assert.Equal(EC.Success, consumer.Find(Service).Call());
        Assert.Equal(EC.Permission, CallDirectly(consumer, AddressOf(manager, Feature)));
        AssertLogged("pid 7 refused: no policy rule lets uid 9 use <safe, door>");

        // Behind it in the same queue: what was refused would have been served by now.
        Assert.Equal(EC.Success, consumer.Find(Service).Call());
        Assert.Equal(2, Volatile.Read(ref _served));
    }

    [Fact]
    public void A_handle_that_came_inside_a_message_opens_nothing_by_itself()
    {
        AllowAll();
        _policy.AllowProvide("broker", null, PolicySubject.ForUid(ConsumerUid));
        _policy.AllowUse("broker", null, PolicySubject.ForUid(11));
        var manager = Start();
        var address = AddressOf(manager, null);
        var broker = _system.StartProcess(7, ConsumerUid, samgr => samgr.Add(new TestService("broker"), new TestApi((_, _, reply) =>
        {
            reply.WriteRemoteObject(address);
            return EC.Success;
        })));
        broker.Find(Service);

        var stranger = _system.StartProcess(11, 11);
        SvcIdentity? received = null;
        Assert.Equal(EC.Success, stranger.Find("broker").Invoke(0, null, null, (_, _, reply) => received = reply.ReadRemoteObject()));
        Assert.Equal(EC.Permission, CallDirectly(stranger, received!));
    }

    [Fact]
    public void A_service_that_samgr_refused_cannot_be_called_by_who_holds_the_handle()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        _policy.AllowUse(Service, null, PolicySubject.ForUid(ConsumerUid));
        var manager = Start(samgr => samgr.Add(new TestService("secret", TestService.Single()), new TestApi(Serve)));
        Wait.Until(() => _system.Logged("samgr did not take <secret>"));
        var consumer = _system.StartProcess(7, ConsumerUid);
        consumer.Find(Service);
        var known = manager.ListAbilities();
        var secret = Enumerable.Range(0, 3).Single(token => known.All(ability => ability.Token != token));
        Assert.Equal(EC.NoHandler, CallDirectly(consumer, new SvcIdentity(known[0].Handle, secret, 0)));
        Assert.Equal(EC.NoHandler, CallDirectly(consumer, new SvcIdentity(known[0].Handle, secret, 0)));
        Assert.Equal(0, Volatile.Read(ref _served));
    }

    [Fact]
    public void Without_a_policy_everybody_may_do_everything_and_the_dump_says_so()
    {
        var manager = _system.StartManager(5, 7);
        StartProvider();
        Assert.Equal(EC.Success, _system.StartProcess(7, 12345).Find(Service, Feature).Call());
        Assert.Contains("no policy: everybody may provide and use everything", manager.Dump(), StringComparison.Ordinal);
    }

    private static int CallDirectly(SamgrLite samgr, SvcIdentity address, TestSystem system)
    {
        var driver = system.DriverOf(samgr);
        var result = driver.Transact(address, 0, null, IpcFlag.Default, Patience.LimitMs, out var reply);
        if (reply != null)
        {
            driver.FreeBuffer(reply);
        }

        return result;
    }

    private static SvcIdentity AddressOf(SamgrLite manager, string? feature)
    {
        AbilityInfo? found = null;
        Wait.Until(() => (found = manager.ListAbilities().FirstOrDefault(ability => ability.Service == Service && ability.Feature == feature)) != null);
        return new SvcIdentity(found!.Handle, found.Token, 0);
    }

    private int CallDirectly(SamgrLite samgr, SvcIdentity address) => CallDirectly(samgr, address, _system);

    private void AllowAll()
    {
        _policy.AllowProvide(Service, null, PolicySubject.ForUid(ProviderUid));
        _policy.AllowUse(Service, null, PolicySubject.ForUid(ConsumerUid));
    }

    private SamgrLite Start(Action<SamgrLite>? more = null)
    {
        var manager = _system.StartManager(5, 7, _policy);
        StartProvider(more);
        Wait.Until(() => _system.Log.Lines.Count(line => line.Contains("registered <safe", StringComparison.Ordinal) || line.Contains("samgr did not take <safe", StringComparison.Ordinal)) == 2);
        return manager;
    }

    private void StartProvider(Action<SamgrLite>? more = null)
        => _system.StartProcess(6, ProviderUid, samgr =>
        {
            samgr.Add(new TestService(Service), new TestApi(Serve));
            samgr.InitCalls.Add(InitGroup.SystemFeature, installed =>
            {
                Assert.True(installed.RegisterFeature(Service, new TestFeature(Feature)));
                Assert.True(installed.RegisterFeatureApi(Service, Feature, new TestApi(Serve)));
            });
            more?.Invoke(samgr);
        });

    private int Serve(int function, IpcIo request, IpcIo reply)
    {
        Interlocked.Increment(ref _served);
        return EC.Success;
    }

    private void AssertLogged(string text) => Wait.Until(() => _system.Logged(text), "not logged: " + text);
}
