namespace Samgr.Tests;

public sealed class NameTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    public static TheoryData<string> GoodNames => new("a", new string('a', 63), new string('é', 31) + "a", new string('灯', 21), "Provider and subscriber");

    public static TheoryData<string> LongNames => new(new string('a', 64), new string('é', 32), new string('灯', 21) + "a", new string('a', 10_000));

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void A_name_of_1_to_63_bytes_is_taken_and_found_in_every_process(string name)
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, samgr =>
        {
            samgr.Add(new TestService(name), new TestApi());
            samgr.InitCalls.Add(InitGroup.SystemFeature, installed =>
            {
                Assert.True(installed.RegisterFeature(name, new TestFeature(name)));
                Assert.True(installed.RegisterFeatureApi(name, name, new TestApi()));
            });
        });
        var consumer = _system.StartProcess(7, 9);
        Assert.Equal(0, consumer.Find(name).Call());
        Assert.Equal(0, consumer.Find(name, name).Call());
    }

    [Theory]
    [MemberData(nameof(LongNames))]
    public void A_longer_name_is_refused_and_the_log_says_why(string name)
    {
        var samgr = _system.StartLocal(samgr => samgr.Add(new TestService("service")));
        Assert.False(samgr.RegisterService(new TestService(name)));
        Assert.False(samgr.RegisterFeature("service", new TestFeature(name)));
        Assert.Equal(2, _system.Log.Lines.Count(line => line.Contains("has more than 63 bytes of UTF-8 (EC_NAMETOOLONG)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_name_is_none(string? name)
    {
        var samgr = _system.StartLocal();
        Assert.False(samgr.RegisterService(new TestService(name!)));
        Assert.Null(samgr.GetDefaultFeatureApi(name));
    }

    [Theory]
    [InlineData("bundle_daemon", null, "<bundle_daemon>")]
    [InlineData("gpio", "pins", "<gpio, pins>")]
    public void Fault_T9_a_name_without_a_feature_shows_none(string service, string? feature, string text)
        => Assert.Equal(text, new SaName(service, feature).ToString());

    [Fact]
    public void Fault_T9_a_refusal_of_no_name_shows_none()
    {
        var samgr = _system.StartLocal();
        Assert.False(samgr.RegisterService(new TestService(null!)));
        Assert.False(samgr.RegisterFeature(null!, new TestFeature("feature")));
        Assert.True(_system.Logged("RegisterService refused for '': EC_INVALID"));
        Assert.DoesNotContain(_system.Log.Lines, line => line.Contains("null", StringComparison.Ordinal));
    }

    [Fact]
    public void A_process_with_a_name_that_samgr_cannot_take_does_not_connect()
    {
        var samgr = _system.Create(new string('p', 64));
        Assert.Equal(LiteIpc.EC.NameTooLong, samgr.Connect(_system.Kernel.CreateProcess(5, 7, 7)!));
    }

    [Fact]
    public void Names_are_compared_by_value()
    {
        var samgr = _system.StartLocal(samgr => samgr.Add(new TestService("ser" + new string('v', 1) + "ice"), new TestApi()));
        Assert.False(samgr.RegisterService(new TestService("service")));
        Assert.NotNull(samgr.GetDefaultFeatureApi(new string("service".ToCharArray())));
        Assert.Null(samgr.GetDefaultFeatureApi("Service"));
    }
}
