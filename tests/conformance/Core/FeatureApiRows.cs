using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: the interface of a feature of a registered service.</summary>
public sealed class FeatureApiRows : IDisposable
{
    private const int Rounds = 10_240;

    private readonly Local _local = new();
    private readonly TestApi _api = new();

    public FeatureApiRows()
    {
        _local.AddService("service");
        _local.AddFeature("service", "feature");
    }

    private SamgrLite Samgr => _local.Samgr;

    public void Dispose() => _local.Dispose();

    [Fact]
    public void SC_037_an_interface_is_registered()
        => Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));

    [Fact]
    public void SC_038_no_service_name_registers_no_interface()
    {
        Assert.False(Samgr.RegisterFeatureApi(null, "feature", _api));
        Assert.False(Samgr.RegisterFeatureApi(string.Empty, "feature", _api));
    }

    [Fact]
    public void SC_039_an_empty_feature_name_registers_no_interface()
        => Assert.False(Samgr.RegisterFeatureApi("service", string.Empty, _api));

    [Fact]
    public void SC_041_a_feature_of_null_means_the_default_interface()
    {
        Assert.True(Samgr.RegisterFeatureApi("service", null, _api));
        Assert.Same(_api, Samgr.GetDefaultFeatureApi("service"));
        Assert.Same(_api, Samgr.UnregisterFeatureApi("service", null));
        Assert.Null(Samgr.GetDefaultFeatureApi("service"));
    }

    [Fact]
    public void SC_042_an_unknown_service_takes_no_interface()
        => Assert.False(Samgr.RegisterFeatureApi("unknown", "feature", _api));

    [Fact]
    public void SC_045_an_interface_is_found()
    {
        Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));
        Assert.Same(_api, Samgr.GetFeatureApi("service", "feature"));
    }

    [Fact]
    public void SC_046_no_service_name_finds_no_interface()
    {
        Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));
        Assert.Null(Samgr.GetFeatureApi(null, "feature"));
        Assert.Null(Samgr.GetFeatureApi(string.Empty, "feature"));
    }

    [Fact]
    public void SC_047_no_feature_name_finds_only_the_default_interface()
    {
        Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));
        Assert.Null(Samgr.GetFeatureApi("service", null));
        Assert.Null(Samgr.GetFeatureApi("service", string.Empty));
    }

    [Fact]
    public void SC_048_an_unknown_service_or_feature_has_no_interface()
    {
        Assert.Null(Samgr.GetFeatureApi("unknown", "feature"));
        Assert.Null(Samgr.GetFeatureApi("service", "unknown"));
    }

    [Fact]
    public void SC_049_a_feature_without_an_interface_gives_none()
        => Assert.Null(Samgr.GetFeatureApi("service", "feature"));

    [Fact]
    public void SC_050_an_interface_is_the_same_object_each_time()
    {
        Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));
        Assert.Same(Samgr.GetFeatureApi("service", "feature"), Samgr.GetFeatureApi("service", "feature"));
    }

    [Fact]
    public void SC_052_no_service_name_takes_no_interface_away()
    {
        Assert.Null(Samgr.UnregisterFeatureApi(null, "feature"));
        Assert.Null(Samgr.UnregisterFeatureApi(string.Empty, "feature"));
    }

    [Fact]
    public void SC_054_an_unknown_service_or_feature_has_no_interface_to_take_away()
    {
        Assert.Null(Samgr.UnregisterFeatureApi("unknown", "feature"));
        Assert.Null(Samgr.UnregisterFeatureApi("service", "unknown"));
    }

    [Fact]
    public void SC_055_an_interface_can_come_and_go_10240_times()
    {
        for (int i = 0; i < Rounds; i++)
        {
            Assert.True(Samgr.RegisterFeatureApi("service", "feature", _api));
            Assert.Same(_api, Samgr.UnregisterFeatureApi("service", "feature"));
        }

        for (int i = 0; i < Rounds; i++)
        {
            _local.AddService("guest");
            _local.AddFeature("guest", "feature");
            Assert.True(Samgr.RegisterFeatureApi("guest", "feature", _api));
            Assert.NotNull(Samgr.UnregisterFeatureApi("guest", "feature"));
            Assert.NotNull(Samgr.UnregisterFeature("guest", "feature"));
            Assert.NotNull(Samgr.UnregisterService("guest"));
        }
    }
}
