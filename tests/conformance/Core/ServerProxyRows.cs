using LiteIpc;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: interfaces that other processes may call, used within their own.</summary>
public sealed class ServerProxyRows : IDisposable
{
    private readonly TestSystem _device = new();
    private readonly SamgrLite _samgr;
    private readonly TestService _service = new("ipc");
    private readonly TestService _other = new("other");
    private readonly TestFeature _feature = new("feature");
    private readonly CountingApi _featureApi = new();
    private readonly CountingApi _defaultApi = new();

    public ServerProxyRows()
    {
        _samgr = _device.StartManager(install: samgr =>
        {
            samgr.InitCalls.Add(InitGroup.SystemService, s => Assert.True(s.RegisterService(_service) && s.RegisterService(_other)));
            samgr.InitCalls.Add(InitGroup.SystemFeature, s => Assert.True(
                s.RegisterFeature("ipc", _feature) && s.RegisterFeatureApi("ipc", "feature", _featureApi)
                && s.RegisterDefaultFeatureApi("other", _defaultApi)));
        });
    }

    public void Dispose() => _device.Dispose();

    [Fact]
    public void SC_062_the_bootstrap_initialises_service_and_feature()
    {
        Assert.Equal(1, _service.Initialized);
        Assert.Equal(1, _feature.Initialized);
    }

    [Fact]
    public void SC_063_a_features_interface_is_called_directly_in_its_own_process()
    {
        IUnknown api = _samgr.GetFeatureApi("ipc", "feature")!;
        Assert.Equal(EC.Success, api.QueryInterface(InterfaceVersion.Default, out IUnknown? target));
        ((CountingApi)target!).Call();
        Assert.Equal((1, 0), (_featureApi.Direct, _featureApi.Remote));
    }

    [Fact]
    public void SC_064_a_features_interface_is_no_client_proxy_in_its_own_process()
        => Assert.NotEqual(EC.Success, _samgr.GetFeatureApi("ipc", "feature")!.QueryInterface(InterfaceVersion.ClientProxy, out _));

    [Fact]
    public void SC_065_interface_feature_and_service_can_be_taken_away_in_this_order()
    {
        Assert.NotNull(_samgr.UnregisterFeatureApi("ipc", "feature"));
        Assert.NotNull(_samgr.UnregisterFeature("ipc", "feature"));
        Assert.NotNull(_samgr.UnregisterService("ipc"));
    }

    [Fact]
    public void SC_066_the_bootstrap_initialises_every_service_and_gives_it_a_number()
    {
        Assert.Equal((1, 1), (_service.Initialized, _other.Initialized));
        Assert.NotEqual(-1, _service.Identity.ServiceId);
        Assert.NotEqual(-1, _other.Identity.ServiceId);
        Assert.NotEqual(_service.Identity.ServiceId, _other.Identity.ServiceId);
    }

    [Fact]
    public void SC_067_a_default_interface_is_called_directly_and_is_no_client_proxy_in_its_own_process()
    {
        IUnknown api = _samgr.GetDefaultFeatureApi("other")!;
        Assert.Equal(EC.Success, api.QueryInterface(InterfaceVersion.Default, out IUnknown? target));
        ((CountingApi)target!).Call();
        Assert.Equal((1, 0), (_defaultApi.Direct, _defaultApi.Remote));
        Assert.NotEqual(EC.Success, api.QueryInterface(InterfaceVersion.ClientProxy, out _));
    }

    private sealed class CountingApi : ServerProxy
    {
        public int Direct { get; private set; }

        public int Remote { get; private set; }

        public void Call() => Direct++;

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            Remote++;
            return EC.Success;
        }
    }
}
