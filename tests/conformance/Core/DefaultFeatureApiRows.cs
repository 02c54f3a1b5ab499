using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: the default interface of a registered service.</summary>
public sealed class DefaultFeatureApiRows : IDisposable
{
    private readonly Local _local = new();
    private readonly TestApi _api = new();

    public DefaultFeatureApiRows()
    {
        _local.AddService("service");
    }

    private SamgrLite Samgr => _local.Samgr;

    public void Dispose() => _local.Dispose();

    [Fact]
    public void SC_024_a_default_interface_is_registered()
        => Assert.True(Samgr.RegisterDefaultFeatureApi("service", _api));

    [Fact]
    public void SC_027_null_is_no_default_interface()
        => Assert.False(Samgr.RegisterDefaultFeatureApi("service", null));

    [Fact]
    public void SC_028_a_service_has_one_default_interface()
    {
        Assert.True(Samgr.RegisterDefaultFeatureApi("service", _api));
        Assert.False(Samgr.RegisterDefaultFeatureApi("service", _api));
        Assert.False(Samgr.RegisterDefaultFeatureApi("service", new TestApi()));
    }

    [Fact]
    public void SC_029_a_default_interface_is_found()
    {
        Assert.True(Samgr.RegisterDefaultFeatureApi("service", _api));
        Assert.Same(_api, Samgr.GetDefaultFeatureApi("service"));
    }

    [Fact]
    public void SC_031_an_unknown_service_has_no_default_interface()
        => Assert.Null(Samgr.GetDefaultFeatureApi("unknown"));

    [Fact]
    public void SC_033_a_default_interface_that_is_taken_away_comes_back()
    {
        Assert.True(Samgr.RegisterDefaultFeatureApi("service", _api));
        Assert.Same(_api, Samgr.UnregisterDefaultFeatureApi("service"));
        Assert.Null(Samgr.GetDefaultFeatureApi("service"));
    }

    [Fact]
    public void SC_034_no_service_name_takes_no_default_interface_away()
    {
        Assert.Null(Samgr.UnregisterDefaultFeatureApi(null));
        Assert.Null(Samgr.UnregisterDefaultFeatureApi(string.Empty));
    }
}
