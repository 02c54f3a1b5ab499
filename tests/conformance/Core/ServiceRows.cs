using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: services, in a process that was bootstrapped before they are registered.</summary>
public sealed class ServiceRows : IDisposable
{
    private readonly Local _local = new();

    private SamgrLite Samgr => _local.Samgr;

    public void Dispose() => _local.Dispose();

    [Fact]
    public void SC_001_a_service_can_be_registered_after_the_bootstrap()
        => Assert.True(Samgr.RegisterService(new TestService("service")));

    [Fact]
    public void SC_002_null_is_no_service()
        => Assert.False(Samgr.RegisterService(null));

    [Fact]
    public void SC_005_no_name_takes_no_service_away()
    {
        Assert.Null(Samgr.UnregisterService(null));
        Assert.Null(Samgr.UnregisterService(string.Empty));
    }

    [Fact]
    public void SC_007_a_service_with_a_default_interface_is_not_taken_away()
    {
        _local.AddService("service");
        Assert.True(Samgr.RegisterDefaultFeatureApi("service", new TestApi()));
        Assert.Null(Samgr.UnregisterService("service"));
        Assert.NotNull(Samgr.UnregisterDefaultFeatureApi("service"));
        Assert.NotNull(Samgr.UnregisterService("service"));
    }

    [Fact]
    public void SC_010_a_second_bootstrap_does_no_harm()
    {
        Samgr.Bootstrap();
        Samgr.Bootstrap();
        Assert.NotNull(SamgrLite.GetInstance());
        Assert.Same(SamgrLite.GetInstance(), SamgrLite.GetInstance());
    }
}
