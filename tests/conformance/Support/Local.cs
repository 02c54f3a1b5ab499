namespace Samgr.Conformance.Support;

/// <summary>The fixture of the framework suites: a device whose first process has been bootstrapped before a test registers anything.</summary>
internal sealed class Local : IDisposable
{
    private readonly TestSystem _device = new();

    public Local()
    {
        Samgr = _device.StartManager();
    }

    public SamgrLite Samgr { get; }

    public TestService AddService(string name, TaskConfig? config = null)
    {
        var service = new TestService(name, config);
        Assert.True(Samgr.RegisterService(service));
        return service;
    }

    public TestFeature AddFeature(string service, string name, string? answer = null)
    {
        var feature = new TestFeature(name) { Answer = answer };
        Assert.True(Samgr.RegisterFeature(service, feature));
        return feature;
    }

    /// <summary>Bootstraps once more, so that what has been registered is initialised, and waits for that.</summary>
    public void Boot(params TestFeature[] features)
    {
        Samgr.Bootstrap();
        Patience.Until(() => Array.TrueForAll(features, feature => feature.Initialized > 0), "the features are initialised");
    }

    public void Boot(params TestService[] services)
    {
        Samgr.Bootstrap();
        Patience.Until(() => Array.TrueForAll(services, service => service.Initialized > 0), "the services are initialised");
    }

    public void Dispose() => _device.Dispose();
}
