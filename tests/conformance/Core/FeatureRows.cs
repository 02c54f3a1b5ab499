using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: features of a registered service.</summary>
public sealed class FeatureRows : IDisposable
{
    private readonly Local _local = new();

    public FeatureRows()
    {
        _local.AddService("service");
    }

    private SamgrLite Samgr => _local.Samgr;

    public void Dispose() => _local.Dispose();

    [Fact]
    public void SC_013_null_is_no_feature()
        => Assert.False(Samgr.RegisterFeature("service", null));

    [Fact]
    public void SC_014_an_unknown_service_has_no_features()
        => Assert.False(Samgr.RegisterFeature("unknown", new TestFeature("feature")));

    [Fact]
    public void SC_015_a_feature_is_registered_once()
    {
        var feature = new TestFeature("feature");
        Assert.True(Samgr.RegisterFeature("service", feature));
        Assert.False(Samgr.RegisterFeature("service", feature));
    }

    [Fact]
    public void SC_016_a_service_has_several_features()
    {
        Assert.True(Samgr.RegisterFeature("service", new TestFeature("first")));
        Assert.True(Samgr.RegisterFeature("service", new TestFeature("second")));
    }

    [Fact]
    public void SC_017_a_feature_that_is_taken_away_comes_back()
    {
        TestFeature feature = _local.AddFeature("service", "feature");
        Assert.Same(feature, Samgr.UnregisterFeature("service", "feature"));
    }

    [Fact]
    public void SC_018_no_service_name_takes_no_feature_away()
    {
        _local.AddFeature("service", "feature");
        Assert.Null(Samgr.UnregisterFeature(null, "feature"));
        Assert.Null(Samgr.UnregisterFeature(string.Empty, "feature"));
    }

    [Fact]
    public void SC_019_no_feature_name_takes_no_feature_away()
    {
        _local.AddFeature("service", "feature");
        Assert.Null(Samgr.UnregisterFeature("service", null));
        Assert.Null(Samgr.UnregisterFeature("service", string.Empty));
    }

    [Fact]
    public void SC_020_an_unknown_service_has_no_feature_to_take_away()
        => Assert.Null(Samgr.UnregisterFeature("unknown", "feature"));
}
